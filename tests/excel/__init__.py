"""What only the adapter of an open workbook does; its promises are in test_port_contract."""
