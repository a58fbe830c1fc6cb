/** Banks, investment, insurance, tax, accounts; see `built-in-synonyms.ts` for the form. */
export const financeWords = `
돈, 금전, 자금, money, funds
금융, finance
금융 회사, 금융 기관, financial institution, financial company
은행, bank
중앙은행, 한국은행, central bank
저축은행, savings bank
증권사, 증권 회사, securities company, brokerage
자산 운용사, asset management company
보험사, 보험 회사, insurer, insurance company
계좌, 통장, bank account, account
계좌 번호, account number
예금, deposit, bank deposit
적금, instalment savings, savings account
저축, 돈을 모으~, savings, save money
입금, 돈을 넣~, deposit, pay in
출금, 인출, 돈을 찾~, 돈을 빼~, withdrawal, withdraw
송금, 이체, 돈을 보내~, 계좌 이체, remittance, money transfer, bank transfer
자동 이체, automatic transfer, direct debit
현금 인출기, 현금 자동 입출금기, atm, cash machine
환전, 돈을 바꾸~, currency exchange
환율, exchange rate
외환, foreign exchange
외화, foreign currency
통화, 화폐, currency
이자, interest on
금리, 이자율, 이율, interest rate, rate of interest
기준 금리, base rate, policy rate, key interest rate
고정 금리, fixed rate, fixed interest rate
변동 금리, variable rate, floating rate
대출, 융자, 돈을 빌리~, 빌리~, loan, borrow, lending
대출금, 빌린 돈, loan amount, borrowed money
대출자, 차주, 채무자, 빌린 사람, borrower
대부업, 사채, moneylending
주택 담보 대출, 집 담보 대출, mortgage, mortgage loan, home loan
신용 대출, unsecured loan, personal loan, credit loan
학자금 대출, student loan
담보, 저당, collateral, security
보증인, guarantor
상환, 갚~, repay, repayment
중도 상환, 조기 상환, 미리 갚~, early repayment, prepayment
중도 상환 수수료, early repayment fee, prepayment penalty
만기, 만기일, maturity, maturity date
원금, principal
원리금, principal and interest
연체, 갚지 못하~, 밀리~, arrears, overdue, delinquency, default
연체율, delinquency rate, default rate
부도, 지급 불능, default, bankruptcy
파산, 망하~, 도산, bankruptcy, insolvency
개인 회생, 회생 절차, rehabilitation, debt restructuring
빚, 채무, 부채, debt, liability
채권자, 빌려준 사람, creditor
채무자, 빚진 사람, debtor
신용, credit standing, creditworthiness
신용 등급, 신용 평가, credit rating
신용 점수, 신용 평점, credit score
가계 부채, 가계 빚, household debt
투자, invest, investment
투자자, investor
주식, 주권, share, stock, equity
주주, 주식을 가진 사람, shareholder, stockholder
주주 총회, shareholders' meeting, general meeting
주가, 주식 가격, stock price, share price
배당, 배당금, dividend
증권, securities
채권, bond
국채, 국고채, government bond, treasury bond
회사채, corporate bond
펀드, 투자 기금, investment fund, mutual fund
상장 지수 펀드, etf, exchange-traded fund
파생 상품, derivative, derivatives
선물 거래, futures
수익률, 수익율, rate of return, yield, return on investment
수익, 벌이, 이익, profit, revenue, earnings
손실, 잃은 돈, 손해, loss, losses
원금 보장, principal guaranteed, capital guarantee
예금자 보호, 예금 보호, deposit protection, deposit insurance
분산 투자, 나누어 투자, diversification, diversify
변동성, volatility
유동성, liquidity
시가 총액, market capitalization
상장, listing, listed
공시, 공개, disclosure
인수 합병, 합병, merger, merger and acquisition, m&a
자본, capital
자본금, capital stock, share capital
자기 자본, 자본 총계, equity capital, own capital
자산, 재산, assets, property
유동 자산, current assets
고정 자산, fixed assets
유형 자산, tangible assets
무형 자산, intangible assets
부채 비율, debt ratio, debt-to-equity ratio
회계, accounting
회계사, 공인 회계사, accountant
회계 연도, 사업 연도, fiscal year, financial year
회계 감사, 외부 감사, audit of accounts, external audit
재무 제표, financial statements
손익 계산서, income statement, profit and loss statement
대차 대조표, 재무상태표, balance sheet
현금 흐름, cash flow
영업 이익, operating profit, operating income
순이익, 당기순이익, net income, net profit
매출 원가, cost of sales, cost of goods sold
원가, 생산비, cost price, production cost
판매 관리비, 판관비, selling and administrative expenses
감가 상각, depreciation
감가상각비, depreciation expense
장부 가액, 장부 가치, book value
미수금, 외상값, 매출 채권, accounts receivable, receivables
미지급금, 매입 채무, accounts payable, payables
결산, closing of accounts, settlement of accounts
예산 편성, budget planning, budgeting
예산 초과, budget overrun, over budget
지출, 쓴 돈, 나가는 돈, expenditure, spending, expenses
수입, 소득, 벌이, 버는 돈, income, earnings
가처분 소득, disposable income
고소득, high income
저소득, low income
자영업자, 개인 사업자, self-employed
세금, 조세, tax, taxes
과세, 세금을 매기~, taxation, taxable
비과세, 세금이 없~, 면세, tax-free, tax exempt, non-taxable
세율, tax rate
세무서, 국세청, tax office, tax authority
세무사, tax accountant, tax adviser
납세자, 세금 내는 사람, taxpayer
소득세, income tax
종합 소득세, comprehensive income tax, global income tax
법인세, corporate tax, corporation tax
부가가치세, 부가세, value added tax, vat
양도 소득세, 양도세, capital gains tax
상속세, inheritance tax
증여세, gift tax
재산세, property tax
취득세, acquisition tax
자동차세, car tax, vehicle tax
지방세, local tax
국세, national tax
원천 징수, 미리 떼~, withholding, withholding tax
연말 정산, year-end tax settlement, year-end tax adjustment
소득 공제, income deduction, tax deduction
세액 공제, tax credit
공제, 빼 주~, deduction, deduct
세금 환급, 세금을 돌려받~, tax refund
체납, 세금을 내지 않~, tax arrears, delinquent taxes
탈세, 세금을 빼돌리~, tax evasion
절세, 세금을 아끼~, tax saving
가산세, penalty tax, additional tax
신고, 알리~, file a return, declaration, report
보험, insurance
보험료, insurance premium, premium
보험금, insurance benefit, insurance payout, claim payment
보험금 청구, 보험 청구, insurance claim
보험 계약, insurance contract, insurance policy
보험 계약자, policyholder
피보험자, insured person, insured
보험 수익자, insurance beneficiary
보장, 보험 보장, coverage, cover
보장 범위, scope of coverage, coverage
자기 부담금, 본인 부담금, deductible, own contribution, copayment
면책, 책임을 지지 않~, exclusion, exemption from liability
해지 환급금, 해약 환급금, surrender value
약관, terms and conditions, policy terms
특약, 특별 약관, rider, special clause
갱신형, renewable
생명 보험, life insurance
손해 보험, property and casualty insurance, non-life insurance
자동차 보험, 차 보험, car insurance, auto insurance, motor insurance
화재 보험, fire insurance
여행자 보험, 여행 보험, travel insurance
실손 보험, 실손 의료 보험, 실비 보험, private health insurance, indemnity health insurance
건강 보험, 의료 보험, health insurance, medical insurance
고용 보험, employment insurance, unemployment insurance
산재 보험, 산업재해보상보험, industrial accident insurance, workers' compensation insurance
사회 보험, 4대 보험, social insurance
연금, pension
국민 연금, national pension
퇴직 연금, retirement pension, company pension
개인 연금, private pension, personal pension
기초 연금, 노령 연금, basic pension, old-age pension
연금 수령, 연금을 받~, receive a pension
가입자, subscriber, policyholder, member
가입 기간, subscription period, insured period
적립, 쌓~, accumulate, reserve
적립금, 쌓인 돈, reserve fund, accumulated fund
준비금, 충당금, reserve, provision, allowance
보조금, 지원금, subsidy, grant
기부, 기부금, donation, donate
후원, sponsorship, sponsor
비자금, slush fund
자금 세탁, money laundering
보이스 피싱, 전화 금융 사기, voice phishing, phone scam
사기, 속이~, fraud, scam
물가, consumer prices, price level
물가 상승, 인플레이션, inflation
경기 침체, 불황, recession, economic downturn
호황, 경기 호황, boom, economic boom
경제, economy
경제 성장, economic growth
경제 성장률, economic growth rate
국내 총생산, gross domestic product, gdp
고용률, employment rate
실업률, unemployment rate
무역 수지, trade balance
무역 적자, trade deficit
무역 흑자, trade surplus
적자, 손실, deficit, loss
흑자, 이익, surplus, profit
재정, public finance
국가 부채, 나랏빚, 국가 채무, national debt, government debt
부동산, real estate, property
집값, 주택 가격, 집 가격, house price, housing price
아파트, apartment, flat
주택, 집, house, housing
토지, 땅, land
임대, 빌려주~, lease, rent out, rental
임대료, 월세, 집세, 차임, rent, rental fee
전세, lump-sum housing lease, jeonse
보증금, 맡긴 돈, security deposit, deposit
임대인, 집주인, 건물주, 빌려준 사람, landlord, lessor
임차인, 세입자, 빌린 사람, tenant, lessee
임대차, 임대차 계약, lease contract, tenancy
분양, 새 아파트 판매, pre-sale of apartments
재건축, 다시 짓~, reconstruction
재개발, redevelopment
공인 중개사, 부동산 중개인, 중개사, real estate agent, realtor, broker
중개 수수료, 복비, brokerage fee
감정 평가, appraisal, valuation
공시 가격, 공시지가, officially assessed price
관리비, maintenance fee
창업, 회사를 차리~, 사업을 시작하~, start a business, startup
벤처, 신생 기업, 스타트업, startup, venture company
폐업, 문을 닫~, 장사를 접~, closure of business, go out of business
사업자 등록, business registration
이자, interest
지원, 보조, 도와주~, aid, support, subsidy
`;
