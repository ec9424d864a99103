"""What is inside a file: packages of XML, Word's fields, pages of PDF."""
