CREATE TABLE buildings (building_id INT PRIMARY KEY, building_name VARCHAR(40) NOT NULL, district VARCHAR(30), floor_area_m2 NUMERIC(10,1), built_year INT);
CREATE TABLE meters (meter_id INT PRIMARY KEY, serial_no VARCHAR(20) NOT NULL, building_id INT NOT NULL REFERENCES buildings (building_id), meter_type VARCHAR(20) NOT NULL, installed_at DATE, removed_at DATE);
CREATE TABLE readings (reading_id INT PRIMARY KEY, meter_id INT NOT NULL REFERENCES meters (meter_id), read_at TIMESTAMP NOT NULL, value_kwh NUMERIC(10,2) NOT NULL, status_code INT NOT NULL);
CREATE TABLE alerts (alert_id INT PRIMARY KEY, meter_id INT NOT NULL REFERENCES meters (meter_id), severity VARCHAR(10) NOT NULL, message VARCHAR(80), raised_at TIMESTAMP NOT NULL, acknowledged_at TIMESTAMP);
CREATE VIEW open_alerts AS SELECT * FROM alerts WHERE acknowledged_at IS NULL;
INSERT INTO buildings VALUES (1,'City Hall','Center',12000,1988),(2,'Library','Center',5400,2004),(3,'Sports Hall','East',8000,2016);
INSERT INTO meters VALUES (1,'E-1001','1','electricity','2019-02-01',NULL),(2,'G-2001',1,'gas','2015-06-01','2023-01-31'),(3,'E-1002',2,'electricity','2020-09-15',NULL),(4,'E-1003',3,'electricity','2021-11-20',NULL),(5,'W-3001',3,'water','2021-11-20',NULL);
INSERT INTO readings VALUES (1,1,'2025-01-01 00:00',120.5,0),(2,1,'2025-01-02 00:00',131.0,0),(3,3,'2025-01-01 00:00',48.2,0),(4,3,'2025-01-02 00:00',0,2),(5,4,'2025-01-01 00:00',77.7,0),(6,4,'2025-02-01 00:00',95.1,1),(7,1,'2025-02-01 00:00',140.3,0);
INSERT INTO alerts VALUES (1,3,'high','no consumption','2025-01-02 06:00',NULL),(2,4,'low','communication lost','2025-02-01 03:00','2025-02-01 08:00'),(3,1,'medium','peak load','2025-02-03 14:00',NULL);
