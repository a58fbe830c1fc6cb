INSERT INTO db_video (id, name, duration, recorded_at) VALUES (1, 'store', 7200, '2026-03-09 13:30:00'), (2, 'yard', 3600, '2026-03-08 09:00:00');
INSERT INTO db_event (id, video_id, timestamp, event_type, action_detected, location, age, gender, confidence, obj_id) VALUES
(1,1,120,'person_enter','문으로 들어옴','입구',34,'male',0.97,1),
(2,1,400,'loitering','서성임','입구',34,'male',0.81,1),
(3,1,750,'theft','물품 가방에 넣기','매장 중앙',35,'male',0.953,1),
(4,1,880,'theft','물건 숨김','계산대',27,'female',0.74,2),
(5,1,1900,'fighting','몸싸움','주차장',41,'male',0.9,3),
(6,1,2400,'collapse','바닥에 쓰러짐','매장 중앙',67,'female',0.92,4),
(7,1,3950,'intrusion','담 넘기','주차장',29,'male',0.66,5),
(8,1,4100,'theft','물건 훔침','매장 중앙',22,'female',0.88,6),
(9,1,5000,'collapse','넘어짐','입구',30,'male',0.71,7),
(10,1,6100,'person_exit','나감','입구',34,'male',0.95,1),
(11,2,300,'theft','자재 반출','창고',45,'male',0.91,1),
(12,2,700,'fighting','다툼','창고',50,'male',0.8,2);
