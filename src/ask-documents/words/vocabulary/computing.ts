/** Computers, networks, data and privacy; see `built-in-synonyms.ts` for the form. */
export const computingWords = `
컴퓨터, 피시, 전산기, computer, pc
노트북, 휴대용 컴퓨터, laptop, notebook computer
휴대폰, 휴대전화, 핸드폰, 스마트폰, mobile phone, cell phone, smartphone, phone
태블릿, tablet
서버, server
데이터 센터, 전산실, data center, data centre
운영 체제, operating system
소프트웨어, 프로그램, software, program
응용 프로그램, 애플리케이션, application, app
하드웨어, hardware
주변 기기, peripheral
키보드, 자판, keyboard
마우스, mouse
스피커, speaker
마이크, microphone
프린터, 출력기, printer
인쇄, 출력, 찍~, print, printing
스캔, scan
스캐너, scanner
하드 디스크, hard disk, hard drive
저장 장치, storage device
디스크, disk, disc
메모리, 기억 장치, memory
이동식 디스크, 유에스비, usb 메모리, usb stick, usb drive, flash drive
파일, file
폴더, 디렉터리, 디렉토리, folder, directory
확장자, file extension
압축, compression, compress, zip
압축 풀~, 압축 해제, decompress, unzip, extract
복사, copy
붙여 넣~, paste
잘라 내~, cut
실행 취소, 되돌리~, undo
다시 실행, redo
찾기, 검색, find, search
바꾸기, 찾아 바꾸~, replace
다른 이름으로 저장, save as
열기, open
닫기, close
새로 만들~, create new
내보내~, 내보내기, export
가져오~, 가져오기, 불러오~, import
업로드, 올리~, upload
다운로드, 내려받~, 내려받기, download
설치, 깔~, install, installation, set up
제거, 삭제, 지우~, uninstall
업데이트, 갱신, 최신 버전, update, upgrade
업그레이드, 판올림, upgrade
버전, version
패치, patch
호환, compatible, compatibility
오류, 에러, 잘못, error
버그, 결함, bug
오류 메시지, 에러 메시지, 오류 문구, error message
먹통, 멈춤, 응답 없음, freeze, hang, not responding
재부팅, 다시 켜~, 재시작, reboot, restart
부팅, boot, booting
부트 로더, boot loader, bootloader
파티션, 분할 영역, partition
파일 시스템, file system, filesystem
커널, kernel
드라이버, 구동 프로그램, device driver, driver
패키지, package
꾸러미, package
저장소, 보관소, repository
명령, 명령어, command
명령줄, 명령행, command line
터미널, 단말, terminal
스크립트, script
소스 코드, 원시 코드, source code
프로그래밍, 코딩, programming, coding
프로그래머, 개발자, programmer, developer
오픈 소스, 자유 소프트웨어, open source, free software
사용 허가, 라이선스, 사용권, licence, license
데이터, 자료, data
데이터베이스, 디비, database
테이블, table
컬럼, column
필드, field
레코드, record
쿼리, 질의, query
정렬, 순서대로, sort, sorting
필터, 거르~, filter
함수, function
수식, 공식, formula
변수, variable
매개변수, 인수, 인자, parameter, argument
문자열, string
정수, integer
실수, floating point, real number
배열, array
행렬, matrix
차트, 그래프, 도표, chart, graph
그림, 이미지, 사진, image, picture
사진, photo, photograph
동영상, 영상, 비디오, video
소리, 오디오, audio, sound
글꼴, 서체, 폰트, font, typeface
글자, 문자, character, letter
글자 크기, 글꼴 크기, font size
굵게, 볼드, bold
기울임, 기울임꼴, 이탤릭, italic
밑줄, underline
단락, 문단, paragraph
여백, margin
들여쓰기, indent, indentation
맞춤, 정렬, alignment
머리글, 머리말, header
바닥글, 꼬리말, footer
각주, footnote
쪽 번호, 페이지 번호, page number
페이지, page
목차, 차례, table of contents
색인, 찾아보기, index
서식, 양식, format, formatting
스타일, style
레이어, layer
투명도, 불투명도, transparency, opacity
해상도, resolution
화소, 픽셀, pixel
자르기, 잘라내~, crop
확대, 키우~, zoom in, enlarge
축소, 줄이~, zoom out, shrink
회전, 돌리~, rotate
브러시, brush
지우개, eraser
선택 영역, selection
도구, tool
도구 모음, 툴바, toolbar
메뉴, 차림표, menu
윈도우, window
대화 상자, dialog, dialog box
단추, 버튼, button
아이콘, icon
바로 가기, 단축키, shortcut, keyboard shortcut
클릭, 누르~, click
두 번 누르~, 더블 클릭, double-click, double click
끌어 놓~, 드래그, drag, drag and drop
스크롤, scroll
커서, cursor
기본값, 디폴트, default, default value
설정, 환경 설정, 옵션, settings, preferences, options
초기 설정, 처음 설정, initial setup
매크로, macro
서식 파일, 템플릿, template
스프레드시트, 전자 표, spreadsheet
프레젠테이션, 발표 자료, 슬라이드, presentation, slide
워드프로세서, 문서 편집기, word processor
전자 우편, 이메일, 메일, email, e-mail, mail
첨부 파일, attachment, attached file
받은 편지함, 수신함, inbox
스팸, 스팸 메일, 원하지 않는 메일, spam, junk mail
인터넷, internet
네트워크, 통신망, network
무선, 와이파이, wireless, wi-fi, wifi
유선, wired
공유기, 라우터, router
가상 사설망, 사설망, vpn, virtual private network
방화벽, firewall
프록시, proxy
도메인, domain
웹사이트, 홈페이지, 누리집, website, web page, homepage
웹 브라우저, 브라우저, web browser, browser
링크, 하이퍼링크, link, hyperlink
즐겨찾기, 책갈피, 북마크, bookmark, favorites
쿠키, cookie, cookies
캐시, cache
검색 엔진, search engine
클라우드, cloud
백업, 예비 복사, 복사본, backup, back up
복구, 복원, 되살리~, restore, recovery, recover
로그인, 접속, 로그온, log in, login, sign in
로그아웃, 나가~, log out, logout, sign out
계정, 사용자 계정, 아이디, account, user account, user id
아이디, 사용자 이름, user name, username, user id
비밀번호, 암호, 패스워드, password, passcode
비밀번호 재설정, 비밀번호 초기화, password reset
최고 관리자, 루트, 관리자 계정, root, superuser, administrator
권한, 접근 권한, permission, access right, privilege
인증, 본인 확인, authentication
이중 인증, 2단계 인증, 다중 인증, two-factor authentication, multi-factor authentication, mfa
인증서, 공인 인증서, digital certificate
전자 서명, electronic signature, digital signature
암호화, encryption, encrypt
복호화, decryption, decrypt
해킹, 침입, hacking, intrusion
해커, hacker
악성 코드, 바이러스, malware, virus
랜섬웨어, ransomware
피싱, phishing
정보 보안, information security, it security
보안 사고, 침해 사고, security incident, security breach
개인 정보, 신상 정보, personal data, personal information
개인 정보 보호, 개인정보 보호, privacy, data protection
유출, 새어 나가~, data leak, leak, data breach
익명, 가명, anonymous
정보 주체, data subject
제3자 제공, third party provision
파기, 없애~, destroy, destruction
보유 기간, 보관 기간, retention period, storage period
장애, 서비스 중단, outage, service failure
전산 담당, 전산팀, 정보기술팀, it department, it team, helpdesk
헬프데스크, 지원 창구, help desk, service desk
원격, 멀리서, remote
실시간, real time, real-time
대역폭, bandwidth
지연 시간, latency
인공 지능, ai, artificial intelligence
기계 학습, 머신러닝, machine learning
심층 학습, 딥러닝, deep learning
신경망, neural network
학습 데이터, training data
알고리즘, algorithm
빅데이터, big data
사물 인터넷, internet of things, iot
자율 주행, autonomous driving, self-driving
가상 현실, virtual reality
블록체인, blockchain
가상 화폐, 암호화폐, 가상자산, cryptocurrency, virtual asset
전화, 통화, telephone, phone call
화상 회의, 영상 회의, video conference, video call
문자 메시지, 문자, text message, sms
번역, translation, translate
언어, language
한국어, 우리말, korean language, korean
영어, english language
달력, calendar
로그, 기록, log
감사 로그, 감사 기록, audit log, audit trail
접속 기록, 로그 기록, access log
전화기, 휴대폰, telephone
복사본, 사본, copy, duplicate
충전하~, 충전, charging
엑셀, excel
워드, word document
파워포인트, powerpoint
윈도우, 윈도즈, windows
리눅스, linux
유닉스, unix
안드로이드, android
비주얼 베이직, visual basic
자바, java
자바스크립트, javascript
파이썬, python
바이오스, bios
이더넷, ethernet
블루투스, bluetooth
바이트, byte, bytes
비트, bit, bits
포트, port
프로토콜, protocol
모듈, module
라이브러리, library
인터페이스, interface
플랫폼, platform
콘솔, console
셸, 쉘, shell
서브넷, subnet
게이트웨이, gateway
피디에프, pdf
비밀번호, 비번, password
전화번호, 전번, 연락처, phone number
인터넷 뱅킹, 온라인 뱅킹, internet banking, online banking
`;
