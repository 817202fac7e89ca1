"""People → `api`, in a browser. Contains no rule.

Takes an address of a register, gives an application; touches HTTP, templates and the api.
"""
