"""The suite cannot reach the network."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import NetworkForbidden


def test_connecting_to_another_machine_fails_the_test() -> None:
    with socket.socket() as client, pytest.raises(NetworkForbidden):
        client.connect(("192.0.2.1", 80))


def test_looking_up_a_name_fails_the_test() -> None:
    with pytest.raises(NetworkForbidden):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())

        assert client.getpeername() == server.getsockname()
