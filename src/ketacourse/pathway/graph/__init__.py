"""The graph of rival accounts: loaded, selected from, questioned, and put in words."""
