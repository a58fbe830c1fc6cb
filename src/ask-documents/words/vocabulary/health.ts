/** Medicine, pharmacy and the body; see `built-in-synonyms.ts` for the form. */
export const healthWords = `
건강, health
질병, 질환, disease, illness
증상, 증세, 징후, symptom, sign
환자, 병자, 아픈 사람, patient
의사, 의료진, doctor, physician
의료인, 의료진, 의료 종사자, medical staff, medical personnel, healthcare worker
간호사, nurse
약사, pharmacist
치과 의사, dentist
한의사, doctor of korean medicine
병원, 의료 기관, hospital, medical institution
의원, 진료소, clinic
종합 병원, general hospital
요양 병원, long-term care hospital, nursing hospital
요양원, nursing home
보건소, public health center, community health center
약국, pharmacy, drugstore
내과, internal medicine
외과, surgery department
소아과, 소아청소년과, pediatrics, paediatrics
산부인과, obstetrics and gynecology, gynaecology
피부과, dermatology
안과, ophthalmology
이비인후과, ent, otolaryngology
정형외과, orthopedics, orthopaedics
정신과, 정신건강의학과, psychiatry
치과, dentistry, dental clinic
진료, 진찰, 치료받~, medical treatment, consultation, medical care
진단, diagnosis, diagnose
진단서, medical certificate
소견서, doctor's note, medical opinion
처방, prescription, prescribe
처방전, prescription
치료, 고치~, 낫게 하~, treatment, therapy, treat, cure
치료법, 치료 방법, 고치는 법, treatment method, therapy
치료비, 병원비, 진료비, 의료비, medical expenses, medical costs, treatment cost
수술, operation, surgery
마취, anesthesia, anaesthesia
입원, hospitalization, admission to hospital
퇴원, discharge from hospital
외래, 통원, outpatient
재활, rehabilitation
물리 치료, physical therapy, physiotherapy
검진, 건강 검진, checkup, screening, health examination
혈액 검사, 피 검사, blood test
소변 검사, urine test
초음파, ultrasound
내시경, endoscopy
자기 공명 영상, mri, magnetic resonance imaging
컴퓨터 단층 촬영, ct, computed tomography
조직 검사, 생검, biopsy
유전자 검사, genetic test
약, 의약품, 약물, medicine, drug, medication
복용, 먹~, 약을 먹~, take medicine, taking, ingestion
복용량, 용량, 먹는 양, dose, dosage
복용법, 먹는 방법, 용법, 용법 용량, dosage and administration, how to take
투여, 놓~, administer, administration
투약, 약을 주~, medication, administration of medicine
부작용, 이상 반응, 해로운 작용, side effect, adverse reaction, adverse effect
금기, 쓰면 안 되~, contraindication, contraindicated
상호 작용, 함께 먹으면, interaction, drug interaction
내성, 약이 듣지 않~, resistance, tolerance
중독, addiction, poisoning
알레르기, 알러지, 과민 반응, allergy, allergic
항생제, antibiotic
진통제, 통증약, 아픔을 줄이는 약, painkiller, analgesic
해열제, 열 내리는 약, antipyretic, fever reducer
소염제, anti-inflammatory
소화제, digestive medicine
감기약, cold medicine
수면제, 잠 오는 약, sleeping pill
항암제, anticancer drug, chemotherapy drug
항히스타민제, antihistamine
스테로이드, steroid
인슐린, insulin
비타민, vitamin
영양제, 건강기능식품, 보충제, dietary supplement, supplement
알약, 정제, tablet, pill
캡슐, capsule
시럽, 물약, syrup
연고, 바르는 약, ointment
안약, 점안제, 눈약, eye drops
주사, injection, shot
백신, 예방 접종, 예방 주사, vaccine, vaccination, immunization
접종, 맞~, vaccination, inoculation
추가 접종, booster, booster shot
면역, 면역력, immunity, immune
항체, antibody
항원, antigen
감염, 옮~, infection, infected
감염병, 전염병, 돌림병, infectious disease, contagious disease, epidemic
전염, 옮기~, 옮~, contagion, transmission
전파, 퍼지~, transmission, spread
잠복기, incubation period
격리, 따로 지내~, isolation, quarantine
확진, 확진자, confirmed case
세균, 박테리아, 균, bacteria, germ
곰팡이, 진균, fungus, mold
기생충, parasite
소독, disinfection, disinfect
살균, 멸균, sterilization, sterilize
손 씻기, 손을 씻~, hand washing, wash hands
위생, hygiene, sanitation
독감, 인플루엔자, flu, influenza
감기, common cold, cold
코로나, 코로나바이러스, 코로나19, covid-19, coronavirus
폐렴, pneumonia
결핵, tuberculosis
천식, asthma
기관지염, bronchitis
비염, rhinitis
당뇨병, 당뇨, diabetes
혈당, 피 속의 당, blood sugar, blood glucose
고혈압, 높은 혈압, high blood pressure, hypertension
저혈압, low blood pressure, hypotension
혈압, blood pressure
맥박, 심박수, pulse, heart rate
체온, body temperature
고지혈증, 이상지질혈증, hyperlipidemia, dyslipidemia
콜레스테롤, cholesterol
비만, 뚱뚱하~, obesity, obese
체중, 몸무게, body weight
체질량 지수, body mass index, bmi
심장, heart
심장병, 심장 질환, heart disease
심근 경색, 심장 마비, heart attack, myocardial infarction
협심증, angina
부정맥, arrhythmia
심폐 소생술, cpr, cardiopulmonary resuscitation
뇌졸중, 중풍, 뇌경색, stroke
뇌, brain
치매, 알츠하이머, dementia, alzheimer
파킨슨병, parkinson's disease
뇌전증, 간질, epilepsy
암, 악성 종양, cancer, malignant tumor
종양, tumor, tumour
위암, stomach cancer, gastric cancer
폐암, lung cancer
간암, liver cancer
대장암, colorectal cancer, colon cancer
유방암, breast cancer
자궁경부암, cervical cancer
전립선암, prostate cancer
백혈병, leukemia
항암 치료, 항암 화학 요법, chemotherapy
방사선 치료, radiotherapy, radiation therapy
전이, metastasis
생존율, 살아남~, survival rate
사망률, 치사율, mortality, mortality rate, fatality rate
유병률, prevalence
발병률, incidence
발병, 병이 생기~, onset
재발, 다시 생기~, recurrence, relapse
합병증, complication
후유증, aftereffect, sequela
만성, 오래 가~, chronic
급성, acute
유전, 물려받~, hereditary, genetic, heredity
위장, stomach
위염, gastritis
위궤양, stomach ulcer, gastric ulcer
소화, digestion
소화 불량, 체하~, indigestion
창자, intestine, bowel
변비, constipation
설사, diarrhea, diarrhoea
구토, 토하~, vomiting, vomit
메스꺼움, 구역질, 속이 울렁거리~, nausea
식중독, 상한 음식, food poisoning
간장, liver
간염, hepatitis
간경변, 간경화, liver cirrhosis
신장, 콩팥, kidney
신부전, 콩팥 기능 저하, kidney failure, renal failure
투석, dialysis
허파, lung
호흡, 숨 쉬~, breathing, respiration
호흡 곤란, 숨이 차~, shortness of breath, dyspnea, difficulty breathing
기침, cough
가래, phlegm, sputum
콧물, runny nose
재채기, sneeze
인후, throat
인후통, 목이 아프~, sore throat
발열, 열이 나~, 고열, fever
두통, 머리가 아프~, headache
편두통, migraine
어지럼증, 어지럽~, 현기증, dizziness, vertigo
통증, 아프~, 아픔, pain, ache
요통, 허리 통증, 허리가 아프~, back pain
관절, joint
관절염, arthritis
골절, 뼈가 부러지~, fracture, broken bone
뼈, bone
골다공증, osteoporosis
근육, muscle
근육통, muscle pain
염좌, sprain
디스크, 추간판 탈출증, herniated disc, slipped disc
피부, skin
피부염, dermatitis
아토피, 아토피 피부염, atopic dermatitis, eczema
두드러기, hives, urticaria
발진, rash
가려움, 가렵~, itching, itch
여드름, acne
탈모, 머리가 빠지~, hair loss
흉터, 상처 자국, scar
상처, 부상 부위, wound
출혈, 피가 나~, bleeding, hemorrhage
지혈, 피를 멈추~, stop bleeding, hemostasis
혈액, blood
헌혈, blood donation
수혈, blood transfusion
빈혈, anemia, anaemia
혈관, blood vessel
혈전, 피떡, blood clot, thrombosis
동맥, artery
정맥, vein
동맥 경화, arteriosclerosis, atherosclerosis
염증, inflammation
부종, 붓~, 부기, swelling, edema
궤양, ulcer
안구, eye
시력, eyesight, vision
백내장, cataract
녹내장, glaucoma
근시, myopia, nearsightedness
안경, glasses, spectacles
청각, ear
청력, hearing
난청, 잘 안 들리~, hearing loss
이명, 귀울림, tinnitus
치아, 이빨, tooth, teeth
충치, 치아 우식, cavity in tooth, tooth decay
잇몸, gum, gums
치주염, 풍치, periodontitis
임플란트, dental implant
임신, pregnancy, pregnant
임산부, 임신부, 임부, pregnant woman
출산, 분만, 아이를 낳~, childbirth, delivery, birth
수유, 젖을 먹이~, 모유 수유, breastfeeding
신생아, 갓난아기, newborn, newborn baby
영유아, 아기, infant, baby, toddler
생리, 월경, menstruation
폐경, 갱년기, menopause
피임, contraception
불임, 난임, infertility
갑상선, 갑상샘, thyroid
호르몬, hormone
대사 증후군, metabolic syndrome
통풍, gout
정신 건강, mental health
우울증, 우울, depression
불안, 불안 장애, anxiety, anxiety disorder
불면증, 잠을 못 자~, 잠이 안 오~, insomnia
수면, 잠, sleep
스트레스, stress
자살, suicide
공황 장애, panic disorder
조현병, 정신분열증, schizophrenia
자폐, 자폐증, autism
주의력 결핍, 과잉 행동 장애, adhd
운동, 신체 활동, exercise, physical activity
식이 요법, 식단, diet, dietary therapy
영양, nutrition
영양소, nutrient
열량, 칼로리, calorie, calories
단백질, protein
탄수화물, carbohydrate
지방, fat
섬유질, 식이 섬유, dietary fiber, fibre
나트륨, 소금, 염분, sodium, salt
칼슘, calcium
철분, iron
수분 섭취, 물을 마시~, hydration, fluid intake
금주, 술을 끊~, abstain from alcohol
음주, 술, 술을 마시~, drinking, alcohol consumption
금연, 담배를 끊~, quit smoking, smoking cessation
장기 이식, organ transplant
장기 기증, organ donation
연명 의료, 연명 치료, life-sustaining treatment
호스피스, hospice
임상 시험, clinical trial
의료 기기, medical device
의료 사고, 의료 과실, medical malpractice, medical accident
의무 기록, 진료 기록, medical record
원격 진료, 비대면 진료, telemedicine
응급, 응급 상황, medical emergency
인공호흡기, ventilator
산소 포화도, oxygen saturation
유효 성분, active ingredient
성분, 재료, ingredient
첨가제, 첨가물, additive, excipient
보관 방법, 보관법, 어떻게 보관, storage method, how to store
`;
