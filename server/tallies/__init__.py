"""The week's figures and the workbook."""
