// Words that an English sentence may begin with, or that are written in capitals, without naming anyone.
// Everything else in capitals has to be in the evidence.
const sentenceWords = `
a about above according accordingly across actually add additional additionally adjust after afterwards again all also although
altogether always among an analysis and another answer any apart are around as aside ask at average avoid based be because
before below besides best between beyond biggest both bring but by call can casting cause causes center centre change check
choose clean close combined compare compared comparing confidence consequently consider considering contact contribution
contributions control cool correct could count counts currently data date day days decrease defect defects despite detail
details detected did difference do does due during each earlier either else ensure entries especially even event events every
everything evidence exactly examine example except expect explain fact factors feature features few finally find first fix
follow following for found four from further furthermore generally get give given go good had has have he hence her here high
higher highest hello hi his hold hot hour hours how however i if important in inasmuch include including increase indeed
individually information inspect instead it items its just keep kind known large largest last later latest least less let
likewise line lines list listed look looking lot lots low lower lowest mainly maintain many maximum may mean meanwhile measure
minimum minute minutes missing model more moreover most mostly much my name names nearly neither never nevertheless new next
no nobody none nor normal not note notes nothing now number numbers of off often old older on once one only open or order
other others otherwise our out over overall owner owners page part people per percent perhaps pet pets place please point
possible precisely predicted prediction present probability probably process product quality question quite raise range rate
rather reach read reason recommended record recorded records reduce regarding related remember remaining replace reported
result results return review right risk row rows same sample samples second seconds section see seen sensor set several she
shop short should show shown similarly simply since slightly small smallest so some soon source sources specifically
stand start still stop strongest such sum summary surgeons take temperature than thank thanks that the their them then there
therefore these they thing things this those though three threshold through throughout thus time times to today together
tomorrow too top total try turn two type typically under unfortunately unit unless until up upper use using usually value
values various vet vets very via video visit visits wait warning was we well were what when whenever where whereas whether
which while who whole whose why will with within without would year yes yesterday yet you your
certainly clearly roughly essentially slightly significantly notably importantly initially originally previously recently
respectively consistently primarily largely partly sadly luckily great sure understood regards dear sorry given assuming
compared keeping reducing raising increasing decreasing lowering checking using taking looking starting ending summing
together nothing somewhat rarely sometimes usually conversely accordingly ultimately lastly firstly secondly thirdly
half twice aluminium aluminum cold die machine mold mould operator operators parts pressure shot shots speed velocity furnace injection
spray cycle coolant melt metal thickness humidity air clamping customer customers patient patients clinic doctor doctors dr
mr mrs ms am pm camera cameras person persons man men woman women object objects incident incidents detection detections
location locations footage suspect loitering theft collapse intrusion fighting vandalism anomaly radiology surgery dentistry
specialties specialty telephone phone address city born birthday description descriptions
`;
const acronyms = `
ai api auc cctv cp cpk csv faq html http https id ids iot json kamp kst llm ml mqtt oee ok pdf plc pp ppk qc qa rag roc sensor
shap spc sql ui url usd utc krw xgboost f1 psi ks pr english korean excel python aws bedrock
`;

const common = new Set(`${sentenceWords} ${acronyms}`.split(/\s+/).filter((word) => word !== ''));

/** Whether a folded word is an everyday one. */
export function isCommonWord(word: string): boolean {
  return common.has(word) || common.has(word.replace(/(?:'s|’s)$/, ''));
}
