# Wenbao as an image: what requirements/runtime.txt locks, the program, its knowledge and the reports; nothing else.
# docs/deploy.md says how to run it. Give it the token, and a volume at /app/var for the question log.

FROM python:3.13-slim AS packages
COPY requirements/runtime.txt /
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --require-hashes --only-binary :all: -r /runtime.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home wenbao \
 && install --directory --owner wenbao /app/var
COPY --from=packages /venv /venv
WORKDIR /app
COPY knowledge knowledge
COPY seeds seeds
COPY bot bot
RUN /venv/bin/python -m compileall -q bot \
 && /venv/bin/python -m bot check
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 LOG_FORMAT=json MONITORING_PORT=9464
USER wenbao
VOLUME /app/var
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
