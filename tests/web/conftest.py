"""Starlette's test client warns about the library that it will want one day; that is no fault of ours."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import starlette.testclient  # noqa: F401
