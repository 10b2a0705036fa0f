"""For whoever runs the process: `/healthz` and Prometheus metrics. What happens is told to it through ports."""
