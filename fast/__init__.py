"""Reading compiled: `make fast` makes it, `communique/compiled.py` finds it. Without it all is plain Python."""
