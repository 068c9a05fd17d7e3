"""`python -m xlfunnel` is the `xlfunnel` command."""

from xlfunnel.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
