"""People → `api`, in a browser. Contains no rule."""
