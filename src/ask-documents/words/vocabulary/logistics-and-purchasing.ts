/** Stores, transport, buying and selling; see `built-in-synonyms.ts` for the form. */
export const logisticsWords = `
물류, logistics
창고, 저장고, 보관소, warehouse, storehouse, depot
재고, 재고량, 남은 물건, stock, inventory
재고 조사, 실사, stocktaking, inventory count
안전 재고, safety stock
입고, 들여오~, receiving, goods receipt, incoming goods
출고, 내보내~, goods issue, outgoing goods
출하, 선적, 발송, shipment, shipping, dispatch
선입선출, 먼저 들어온 것, fifo, first in first out
적재, 싣~, loading, load
하역, 내리~, 짐 내리~, unloading, unload
선반, shelf, rack
팔레트, 파레트, pallet
컨테이너, container
상자, 박스, box, carton
포장재, packaging material
포장, packing, packaging, wrap
운송, 수송, 나르~, transport, transportation, haulage
배송, 배달, 갖다 주~, delivery, deliver
배송비, 배달료, 운송비, 운임, shipping cost, delivery fee, freight, shipping fee
운임, freight, fare
택배, 소포, parcel, courier
우편, postal mail, post
우표, postage stamp
운송장, 송장 번호, waybill, tracking number
운송 회사, 운송사, 운송업체, 배송업체, carrier, haulier, shipping company
화물, 짐, cargo, freight, goods
화물차, 트럭, 짐차, truck, lorry
항공 화물, air freight, air cargo
해상 운송, 배로, sea freight, ocean freight
항구, 항만, 부두, port, harbour, harbor
공항, airport
철도, 기차, 열차, railway, railroad, train
선박, ship, vessel
통관, customs clearance
관세, 세관 세금, customs duty, tariff
세관, customs office, customs
수출, 외국에 파~, export
수입품, 수입 물품, imported goods
수출입, import and export
무역, 교역, trade
원산지, country of origin, origin
원산지 증명서, certificate of origin
신용장, letter of credit
선하증권, bill of lading
송장, 인보이스, 거래 명세서, invoice
세금 계산서, tax invoice
영수증, 계산서, receipt
견적, 견적서, quotation, quote, estimate
주문, 발주, order, purchase order
발주서, 주문서, 구매 주문서, purchase order, order form
주문량, 주문 수량, order quantity
최소 주문 수량, minimum order quantity, moq
납기, 납품 기한, 납기일, delivery date, due date
납품, 들여놓~, supply, delivery
구매, 구입, 사들이~, 매입, purchase, purchasing, buy, procurement
구매 부서, 구매부, 구매팀, purchasing department
조달, 구하~, procurement
공급, 대주~, supply
공급업체, 공급사, 공급자, 납품업체, 협력사, 협력업체, supplier, vendor
하청, 하도급, 외주, subcontract, subcontracting, outsourcing
외주 업체, 하청 업체, 하도급 업체, subcontractor
공급망, supply chain
평가, assessment, evaluation
협력사 평가, 공급업체 평가, supplier evaluation, supplier audit
입찰, bid, bidding, tender
낙찰, successful bid, award of contract
경쟁 입찰, competitive bidding
수의 계약, private contract, negotiated contract
판매, 팔~, 매각, sale, sales, sell
판매량, 판매 수량, sales volume
판매자, 파는 사람, 매도인, seller, vendor
구매자, 사는 사람, 매수인, 구입자, buyer, purchaser
고객, 손님, 소비자, customer, client
소비자, consumer
도매, wholesale
소매, retail
도매상, wholesaler
소매상, 소매점, retailer
대리점, 대리상, agency, dealer, distributor
유통, distribution
유통업체, distributor
온라인 쇼핑몰, 인터넷 쇼핑몰, 온라인 쇼핑, online shop, online store, online shopping
전자 상거래, 이커머스, e-commerce, electronic commerce
장바구니, shopping cart, basket
결제, 지불, 돈을 내~, payment
결제 수단, 지불 방법, 결제 방법, payment method
대금, 물건값, 값, price, payment for goods
선불, 선금, 미리 내~, prepayment, advance payment, prepaid
후불, 나중에 내~, deferred payment, postpaid
할부, 나누어 내~, instalment, installment
일시불, 한꺼번에 내~, lump sum, lump-sum payment
현금, cash
신용 카드, credit card
체크 카드, 직불 카드, debit card
상품권, gift certificate, gift voucher
쿠폰, 할인권, coupon, voucher
포인트, 적립금, 마일리지, reward points, mileage
환불, 돈을 돌려받~, 환급, refund, money back
반품, 물건을 돌려보내~, return of goods, return
청약 철회, withdrawal, right of withdrawal
품절, 다 팔리~, 재고 없음, out of stock, sold out
신상품, 신제품, new product
상품, 제품, 물건, 물품, product, goods, merchandise, article
특산품, specialty product
상표, 브랜드, brand, trademark
정가, 표시 가격, list price
할인, 세일, 깎아 주~, discount, sale price
가격 인상, 값이 오르~, price increase
가격표, price list, price tag
시장, market
시장 점유율, market share
경쟁사, 경쟁 업체, competitor, rival company
경쟁력, competitiveness
매출, 매출액, sales revenue, turnover, sales
마케팅, marketing
광고, advertisement, advertising
홍보, 알리~, promotion, publicity
판촉, 판매 촉진, sales promotion
전시회, 박람회, exhibition, trade fair, expo
거래처, 거래 상대, business partner, client
거래, 매매, transaction, deal, trade
계약, 약정, contract, agreement
계약서, 약정서, contract document, written contract
계약 기간, contract period, contract term
계약 해지, 해약, termination of contract, contract termination
갱신, 연장, renewal
위약금, 위약벌, contractual penalty, cancellation fee, penalty
지체 상금, 지연 배상금, liquidated damages, delay penalty
지연 이자, 연체 이자, late payment interest, default interest
가맹점, 프랜차이즈, franchise
가맹점주, 가맹점 사업자, franchisee
점포, 가게, 매장, 상점, store, shop
편의점, convenience store
백화점, department store
슈퍼마켓, 마트, supermarket
재래시장, 전통 시장, traditional market
영업 시간, 여는 시간, opening hours, business hours
영업 사원, 판매원, salesperson, sales representative
고객 센터, 상담 센터, 콜센터, customer center, customer service, call center
사후 서비스, 애프터서비스, 에이에스, after-sales service
무상 수리, 공짜 수리, free repair
보증서, 품질 보증서, warranty certificate
보증, 개런티, warranty, guarantee
리콜, 제품 회수, 결함 보상, recall, product recall
짝퉁, 위조품, 모조품, 가짜, counterfeit, fake
포장 상태, packaging condition
파손 화물, damaged goods
수령인, 받는 사람, recipient, consignee
발송인, 보내는 사람, sender, consignor
주유소, gas station, petrol station
주차장, 차 세우는 곳, parking lot, car park
주차, 차를 세우~, parking, park
운전, drive, driving
운전자, 운전사, 기사, driver
운전 면허, 면허증, driving licence, driver's license
자동차, 차량, 승용차, car, vehicle, automobile
렌터카, 빌린 차, rental car
오토바이, 이륜차, motorcycle, motorbike
자전거, bicycle, bike
버스, bus
지하철, 전철, subway, metro, underground
택시, taxi, cab
비행기, 항공기, airplane, aircraft, plane
항공권, 비행기 표, air ticket, flight ticket
승객, 탑승객, 손님, passenger
정류장, 정거장, bus stop
고속도로, expressway, motorway, highway
도로, 길, road
신호등, traffic light
교차로, 사거리, intersection, crossroads
횡단보도, 건널목, crosswalk, pedestrian crossing
교통, traffic
교통 체증, 차가 막히~, traffic jam, congestion
대중 교통, public transport, public transportation
제한 속도, 속도 제한, speed limit
과속, 속도위반, speeding
음주 운전, drunk driving
교통 사고, 차 사고, traffic accident, car accident
`;
