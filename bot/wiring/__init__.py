"""How the layers are put together, a part of the program a module; `bootstrap` alone asks for them."""
