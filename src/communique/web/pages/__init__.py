"""The pages, one file a group of addresses. Each asks the register and fills a template."""
