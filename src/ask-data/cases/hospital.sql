CREATE TABLE departments (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, floor INT);
CREATE TABLE doctors (id INT PRIMARY KEY, first_name VARCHAR(30) NOT NULL, last_name VARCHAR(30) NOT NULL, department_id INT NOT NULL REFERENCES departments (id), salary INT, hired_on DATE);
CREATE TABLE patients (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, birth_date DATE, gender VARCHAR(10), city VARCHAR(40));
CREATE TABLE appointments (id INT PRIMARY KEY, patient_id INT NOT NULL REFERENCES patients (id), doctor_id INT NOT NULL REFERENCES doctors (id), scheduled_at TIMESTAMP, status VARCHAR(20), fee NUMERIC(8,2));
INSERT INTO departments VALUES (1,'Cardiology',3),(2,'Neurology',4),(3,'Pediatrics',2);
INSERT INTO doctors VALUES (1,'Mina','Cho',1,9000,'2015-03-01'),(2,'Erik','Lund',1,8200,'2019-07-15'),(3,'Sofia','Reyes',2,8800,'2021-01-10'),(4,'Tomas','Berg',3,7000,'2022-05-05');
INSERT INTO patients VALUES (1,'Hana Lee','1990-05-01','female','Seoul'),(2,'Paul Grant','1985-11-20','male','Busan'),(3,'Rita Oh','2015-02-02','female','Seoul'),(4,'Ken Ito','1970-08-08','male','Incheon');
INSERT INTO appointments VALUES (1,1,1,'2025-05-02 09:00','completed',50),(2,1,3,'2025-05-09 10:00','cancelled',80),(3,2,1,'2025-06-01 11:00','completed',55),(4,3,4,'2025-06-03 15:00','pending',40),(5,1,2,'2025-06-10 09:30','completed',60);
