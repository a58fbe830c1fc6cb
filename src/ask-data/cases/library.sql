CREATE TABLE authors (author_id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, country VARCHAR(40));
CREATE TABLE books (book_id INT PRIMARY KEY, title VARCHAR(120) NOT NULL, author_id INT NOT NULL REFERENCES authors (author_id), genre VARCHAR(30), published_year INT, page_count INT);
CREATE TABLE members (member_id INT PRIMARY KEY, full_name VARCHAR(60) NOT NULL, email VARCHAR(80), city VARCHAR(40), joined_on DATE);
CREATE TABLE loans (loan_id INT PRIMARY KEY, book_id INT NOT NULL REFERENCES books (book_id), member_id INT NOT NULL REFERENCES members (member_id), loaned_on DATE NOT NULL, due_on DATE, returned_on DATE, fine_amount NUMERIC(8,2));
INSERT INTO authors VALUES (1,'Mira Holt','Norway'),(2,'Jonas Vey','Germany'),(3,'Seol Yuna','Korea');
INSERT INTO books VALUES (1,'Silent Harbor',1,'novel',1998,312),(2,'North Wind',1,'novel',2012,280),(3,'Clay and Fire',2,'history',2005,455),(4,'Numbers at Sea',2,'science',2015,198),(5,'The Long Bridge',1,'history',1987,520),(6,'A Map of Rain',3,'poetry',2020,96);
INSERT INTO members VALUES (1,'Dana Kim','dana@example.org','Busan','2023-02-01'),(2,'Leo Park','leo@example.org','Seoul','2024-05-12'),(3,'Ivy Choi','ivy@example.org','Busan','2022-08-30'),(4,'Owen Bell','owen@example.org','Daegu','2025-01-20');
INSERT INTO loans VALUES (1,1,1,'2025-03-02','2025-03-16','2025-03-10',0),(2,3,1,'2025-03-20','2025-04-03',NULL,NULL),(3,2,2,'2025-04-01','2025-04-15','2025-04-20',2.50),(4,4,1,'2025-05-05','2025-05-19',NULL,NULL),(5,6,3,'2025-02-11','2025-02-25','2025-02-20',0);
