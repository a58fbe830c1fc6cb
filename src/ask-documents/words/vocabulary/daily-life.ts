/** Home, food, travel, nature, sport; see `built-in-synonyms.ts` for the form. */
export const dailyLifeWords = `
음식, 먹을 것, 먹거리, food
식품, food, foodstuff
식사, 끼니, meal
아침 식사, 아침밥, 조식, breakfast
점심 식사, 점심밥, 점심, 중식, lunch
저녁 식사, 저녁밥, 석식, dinner, supper
식당, 음식점, restaurant
요리, 조리, cook, cooking
요리사, 조리사, cook, chef
조리법, 요리법, 만드는 법, recipe
반찬, side dish
쌀, rice
밀가루, wheat flour, flour
보리, barley
콩, 대두, soybean, bean
옥수수, corn, maize
감자, potato
고구마, sweet potato
양파, onion
마늘, garlic
대파, green onion, spring onion
고추, chili, chilli pepper
배추, napa cabbage, chinese cabbage
당근, carrot
오이, cucumber
토마토, tomato
시금치, spinach
버섯, mushroom
채소, 야채, vegetable
과일, fruit
사과, apple
포도, grape
딸기, strawberry
감귤, tangerine, mandarin
바나나, banana
수박, watermelon
복숭아, peach
고기, 육류, meat
소고기, 쇠고기, beef
돼지고기, pork
닭고기, chicken
달걀, 계란, egg
생선, 물고기, fish
해산물, 수산물, seafood
새우, shrimp, prawn
오징어, squid
우유, milk
유제품, dairy product, dairy
치즈, cheese
버터, butter
요구르트, 요거트, yogurt, yoghurt
국수, noodles
라면, instant noodles, ramen
과자, snack, cookie
설탕, sugar
간장, soy sauce
된장, soybean paste
고추장, chili paste
식초, vinegar
식용유, cooking oil
김치, kimchi
커피, coffee
음료, 마실 것, beverage, drink
주스, 과즙, juice
맥주, beer
포도주, 와인, wine
소주, soju
냉동, 얼리~, frozen, freezing
냉장, 냉장 보관, refrigerate, refrigerated
해동, 녹이~, thaw, defrost
발효, fermentation, ferment
숙성, maturation, ageing, aging
신선하~, 싱싱하~, fresh
식품 첨가물, food additive
유기농, organic
채식, 채식주의, vegetarian
알레르기 유발, allergen
메뉴, 식단, menu
예약, 미리 잡~, reservation, booking
여행, 관광, travel, trip, tourism
여행객, 관광객, 여행자, tourist, traveller, traveler
여행사, travel agency
관광지, 볼거리, 명소, tourist attraction
숙박, 묵~, 머무르~, accommodation, lodging
호텔, hotel
민박, 게스트하우스, guesthouse
객실, guest room, hotel room
체크인, 입실, check-in, check in
체크아웃, 퇴실, check-out, check out
입장료, 들어가는 값, admission fee, entrance fee
티켓, 입장권, ticket
예매, 미리 사~, advance booking, advance ticket
이용 시간, 운영 시간, 여는 시간, opening hours, hours of operation
휴관, 쉬는 날, closing day
개장, 문을 열~, opening
수하물, 짐, luggage, baggage
비즈니스석, 비즈니스 클래스, business class
일반석, 이코노미석, economy class
일등석, first class
왕복, round trip, return trip
편도, one way, one-way
환승, 갈아타~, change trains
탑승, boarding, board
좌석, 자리, seat
안내소, 안내 데스크, information desk, information center
지도, 약도, map
기념품, souvenir
해변, 바닷가, 해수욕장, beach
바다, 해양, sea, ocean
해안, 연안, coast, shore
섬, island
산악, mountain
등산, 산에 오르~, hiking, mountain climbing
하천, river
호수, lake
폭포, waterfall
동굴, cave
용암, lava
다리, 교량, bridge
터널, tunnel
댐, dam
운하, canal
등대, lighthouse
성곽, castle, fortress
궁궐, 궁전, palace
사찰, buddhist temple, temple
교회, church
날씨, 기상, weather
일기 예보, weather forecast
기후, climate
기온, air temperature
강우, rain
강수량, 비의 양, precipitation, rainfall
강설, snowfall
바람, wind
풍속, 바람 세기, wind speed
구름, cloud
안개, fog
번개, 벼락, 낙뢰, lightning
천둥, thunder
우박, hail
서리, frost
무지개, rainbow
장마, rainy season
여름, summer
가을, autumn
겨울, winter
계절, season
일출, 해돋이, 해가 뜨~, sunrise
일몰, 해넘이, 해가 지~, sunset
밀물, 만조, high tide
썰물, 간조, low tide
조석, 조수, tide, tidal
조차, 조수 간만, 간만의 차, tidal range
해류, ocean current
파도, 물결, wave
태양, sun
항성, star
행성, planet
지구, earth
우주, outer space, universe
우주선, spacecraft, spaceship
인공위성, satellite
은하, galaxy
중력, gravity
공기, air
대기, atmosphere
물, water
얼음, ice
빙하, glacier
토양, soil
암석, 바위, rock
모래, sand
광물, mineral
보석, gem, jewel
화석, fossil
공룡, dinosaur
동물, animal
식물, flora, vegetation
나무, 수목, tree
목재, wood, timber
꽃, flower
뿌리, root
씨앗, 종자, seed
잡초, weed
강아지, dog, puppy
고양이, cat
조류, bird
철새, migratory bird
cattle, cow
돼지, pig
닭, chicken, hen
토끼, rabbit
쥐, mouse, rat
호랑이, tiger
거북, 거북이, turtle, tortoise
개구리, frog
고래, whale
상어, shark
꿀벌, bee, honeybee
나비, butterfly
개미, ant
모기, mosquito
거미, spider
곤충, 벌레, insect
반려동물, 애완동물, pet
수의사, veterinarian
가축, livestock
축산, livestock farming
농업, 농사, agriculture, farming
농부, 농민, 농업인, farmer
농장, farm
농작물, 작물, crop
벼농사, rice farming
수확, 거두~, harvest
비료, 거름, fertilizer, fertiliser
농약, 살충제, pesticide, insecticide
재배, 기르~, 키우~, cultivate, cultivation
사육, 기르~, 키우~, breeding
번식, 새끼를 낳~, breed, reproduction
먹이, 사료, feed, prey
온실, 비닐하우스, greenhouse
관개, 물 대~, irrigation
어업, 고기잡이, fishery, fishing
어부, 어민, fisherman
양식업, 양식장, aquaculture, fish farm
임업, forestry
광업, mining
주택, 집, 가옥, house, home
거실, living room
침실, bedroom
부엌, 주방, kitchen
욕실, bathroom
화장실, toilet, restroom
현관, 출입구, 입구, entrance
출구, 나가는 곳, exit
계단, stairs, staircase
복도, corridor, hallway
창문, window
천장, ceiling
바닥, floor
지붕, roof
지하층, 지하실, basement
마당, yard
정원, garden
울타리, fence
가구, furniture
책상, desk
의자, chair
식탁, dining table
침대, bed
이불, blanket
베개, pillow
거울, mirror
수건, 타월, towel
비누, soap
세제, 세정제, detergent, cleaning agent
샴푸, shampoo
칫솔, toothbrush
치약, toothpaste
화장품, cosmetics
의류, 옷, 의복, clothes, clothing, garment
신발, 구두, shoes
양말, socks
모자, hat
우산, umbrella
가방, bag
지갑, wallet, purse
세탁, 빨래, laundry, washing
다리미, 다림질, clothes iron, ironing
바느질, 꿰매~, sewing
이사, 집을 옮기~, moving house
건물, 빌딩, building
생일, birthday
결혼, 혼례, marriage, wedding
결혼식, 예식, wedding ceremony
장례, 장례식, funeral
명절, traditional holiday
설날, lunar new year
추석, 한가위, chuseok
성탄절, 크리스마스, christmas
축제, festival
공연, stage performance
연극, stage play, theatre
영화, film, movie
영화관, 극장, cinema, movie theater
음악, music
노래, 가요, song
가수, singer
악기, musical instrument
피아노, piano
무용, dance
회화, 그림, painting
화가, painter
조각상, sculpture
미술관, 화랑, art gallery, art museum
예술, 미술, art
작가, 소설가, writer, novelist
소설, novel
시인, poet
역사, history
임금, king
왕조, dynasty
전통, tradition
문화, culture
종교, religion
철학, philosophy
과학, science
과학자, scientist
수학, mathematics
물리학, physics
화학, chemistry
생물학, biology
스포츠, 운동 경기, sport
축구, soccer, football
야구, baseball
농구, basketball
배구, volleyball
수영, 헤엄치~, swimming, swim
달리기, running
걷기, 걷~, walking
마라톤, marathon
골프, golf
스키, skiing
태권도, taekwondo
올림픽, olympics, olympic games
경기, 시합, match, game
경기장, stadium
선수, player, athlete
심판, referee
우승, championship, victory
패배, defeat
관중, 관객, spectator, audience
체육관, gym, gymnasium
수영장, swimming pool
장난감, toy
놀이터, playground
사람, 인간, person, people, human
친구, friend
죽음, 사망, death
나이, 연령, 몇 살, age, how old
성별, gender
직업, occupation, profession
발명가, inventor
탐험가, explorer
산업, industry
산업 혁명, industrial revolution
휴대 전화, 휴대폰, 핸드폰, mobile phone
텔레비전, 티비, 테레비, television
승강기, 엘리베이터, 엘베, elevator
차비, 교통비, 여비, travel cost
밥값, 식비, 식대, meal cost
메신저, 카톡, 채팅, messenger, chat
`;
