"""People → `api`, in a terminal. Contains no rule."""
