-- Videos and what was seen in them, for MySQL, MariaDB and Aurora MySQL: one column per attribute.
CREATE TABLE db_video (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  file VARCHAR(300) COMMENT 'key of the video in the object store',
  duration INT CHECK (duration >= 0),
  recorded_at DATETIME COMMENT 'local clock time of the first picture',
  uploaded_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
) ENGINE = InnoDB AUTO_INCREMENT = 1001 DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE db_event (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  video_id INT NOT NULL,
  timestamp INT NOT NULL COMMENT 'seconds from the first picture' CHECK (timestamp >= 0),
  event_type VARCHAR(40) NOT NULL,
  action_detected VARCHAR(200),
  location VARCHAR(100),
  age INT CHECK (age BETWEEN 0 AND 130),
  gender VARCHAR(10),
  confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
  obj_id INT COMMENT 'the person, as the tracker numbered them within the video',
  INDEX db_event_video_time (video_id, timestamp),
  INDEX db_event_video_type (video_id, event_type),
  FOREIGN KEY (video_id) REFERENCES db_video (id)
) ENGINE = InnoDB AUTO_INCREMENT = 10000001 DEFAULT CHARACTER SET utf8mb4;
