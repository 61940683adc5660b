/**
 * Word order. English sentence shapes → the Chinese shape that says the same; A and B are the things, already in
 * Chinese. The first shape that fits a clause is taken; a clause that fits none keeps its order.
 */

const SHARE = '(?:share|percentage|percent|proportion|portion|fraction|part|%)';
const WHAT = '(?:what|which|how (?:large|big|high|great|much|many)(?: of)?(?: is)?(?: an?)?|whats)?';
const HAVE =
  '(?:account for|accounted for by|make up|made up (?:by|of)|represent|represented by|take up|take|taken up by|taken by|constitute|form|get|receive|have|absorb|cover|stand for|comprise|consume|use)';
const GO =
  '(?:goes|go|going|went|is|are|was|were|will|does|do|comes?|came|consists?|spent|used|allocated|devoted|dedicated|planned|earmarked|set aside|taken|made|accounted|reserved|budgeted|by|up|from|to|on|for|into|of|towards?|be|the)';
const BE = '(?:is|are|was|were|does|do|did|has|have|had|will|can|be)';
const MORE = '(?:more|higher|larger|greater|bigger|costlier|more expensive)';
const LESS = '(?:less|lower|smaller|fewer|cheaper|less expensive)';
const THAN = '(?:than|compared to|compared with|versus|vs|relative to)';
const UP =
  '(?:increase[ds]?|rise|rose|risen|rises|grow|grew|grown|grows|go up|went up|gone up|goes up|climb(?:ed|s)?|gain(?:ed|s)?|raised?|jump(?:ed|s)?|surge[ds]?|soar(?:ed|s)?|swell(?:ed|s)?|swollen|expand(?:ed|s)?|boost(?:ed|s)?|escalate[ds]?|balloon(?:ed|s)?|shoot up|shot up|bumped up|up)';
const DOWN =
  '(?:decrease[ds]?|fall|fell|fallen|falls|drop|dropped|drops|decline[ds]?|shrink|shrank|shrunk|shrinks|go down|went down|gone down|goes down|come down|came down|cut(?: back| down)?|reduced?|slump(?:ed|s)?|plunge[ds]?|plummet(?:ed|s)?|tumble[ds]?|slip(?:ped|s)?|dip(?:ped|s)?|contract(?:ed|s)?|diminish(?:ed|es)?|slash(?:ed)?|trim(?:med)?|scaled back|lowered|lose|lost|loses|shed|down)';
const CHANGE = '(?:change[ds]?|move[ds]?|evolve[ds]?)';
const WITHOUT =
  '(?:excluding|except for|except|apart from|other than|without|besides|leaving out|not counting|not including|aside from|setting aside)';
/** How much was moved, as a noun. */
const FALL = '(?:decrease|drop|fall|decline|reduction|cut|cutback|dip|slump|shrinkage|contraction|loss|decreases|cuts)';
const RISE = '(?:increase|rise|growth|jump|surge|gain|hike|expansion|increment)';
const ADJ =
  '(?:steep|sharp|big|large|deep|great|severe|marked|significant|substantial|strong|high|serious|drastic|dramatic|heavy|much of an?|large an?|big an?|steep an?|sharp an?|great an?)';
const RATE =
  '(?:in (?:percentage|percent|relative) terms|in percent(?:age)?|percentage wise|as a percentage|in percentages)';
const PERSON = '(?:i|we|one|you|people|residents|somebody|someone|citizens|a resident|a citizen)';
const N = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
/** A run of Chinese: one thing. */
const Z = '[^\\sa-z,]+';
const ZS = `${Z}(?:(?: ,| and| or)+ ${Z})*`;
const YEAR = '(?:去年|前年|\\d{4}年)';
const MONEY = '\\d[\\d.]*(?:万元|亿元|元|%)?';

type Shape = readonly [pattern: string, chinese: string];

/** Small phrases, wherever they stand in a clause. */
const PHRASES: readonly Shape[] = [
  [
    "(?:the )?(?:last|previous|prior|preceding) (?:fiscal |financial )?year(?: 's)?|(?:the )?year (?:before|earlier)|a year (?:ago|earlier)",
    ' 去年 ',
  ],
  [
    `(?:the )?(?:whom?|which person|which number) (?:should|can|could|do|would|must|may|might) ${PERSON} (?:call|contact|ring|phone|talk to|speak (?:to|with)|ask|turn to|get in touch with|reach|write to|approach|see|consult|address)(?: up)?(?: (?:about|for|regarding|on|concerning|with questions about|with questions on))?`,
    ' 联系人 ',
  ],
  [
    `(?:whom?|what number) to (?:call|contact|ring|phone|talk to|speak (?:to|with)|ask|turn to|reach|write to|approach)(?: (?:about|for|regarding|on|concerning))?`,
    ' 联系人 ',
  ],
  ['(?:its|their|our|your|his|her) own', ' '],
  ["at (?:its|their|the office 's|the department 's) disposal", ' '],
  [
    `(?:rather than|instead of|as opposed to|and not|but not) (?:(?:on|for|to|into|in|towards) )?(?:(?:the|its|their) )?(${ZS})(?! than)`,
    ' ',
  ],
  // A part of a figure is no figure that the document holds: the English word stays, and stays unread.
  ['(\\d[\\d.]*%) of', ' $1of '],
  [`(?:between|from) (${YEAR}) (?:and|to|until|through) (${YEAR})`, ' $1到$2 '],
  [`(?:since|over|between|from|in) (${YEAR}) - (${YEAR})`, ' $1到$2 '],
  [
    `(?:compared|in comparison|relative|as against)? ?(?:to|with|versus|vs|against|than|from|since|over|on) (?:(?:in|the|that|those|of|it|was|were|level|figure|budget) )*(${YEAR})(?: one| ones| budget| budgets| figures?| level| levels)*(?= |$)`,
    ' 比$1 ',
  ],
  [`(?:between|from) (${MONEY}) (?:and|to|-) (${MONEY})`, ' $1到$2之间 '],
  [`(?:at least|no less than|not less than|a minimum of) (${MONEY})`, ' 不低于$1 '],
  [`(${MONEY}) (?:or|and) (?:more|above|over|higher|up)`, ' 不低于$1 '],
  [`(?:at most|no more than|not more than|up to|not exceeding|a maximum of|not over) (${MONEY})`, ' 不超过$1 '],
  [`(${MONEY}) or (?:less|below|under|lower|fewer)`, ' 不超过$1 '],
  [
    `(?:over|above|more than|greater than|larger than|bigger than|higher than|exceeds?|exceeded|exceeding|in excess of|upwards of|beyond) (${MONEY})`,
    ' 超过$1 ',
  ],
  [`(?:under|below|less than|smaller than|lower than|fewer than|cheaper than|beneath) (${MONEY})`, ' 低于$1 '],
  // What projects cost more than …: which of them.
  [`what (${Z}) (?:\\S+ )?(超过|低于|不超过|不低于)(${MONEY})`, ' 哪些 $1 $2$3 '],
  [`(${YEAR}) (?:and|&|,) (${YEAR})`, ' $1、$2分别 '],
  ['(?:table|form|schedule|sheet)(?: no| number)? (\\d{1,2})(?= |$)', ' 表$1 '],
  [`top (${N})(?: (?:largest|biggest|highest|most expensive|priciest|costliest))?`, ' 前#$1#个 '],
  [`(${N}) (?:largest|biggest|highest|most expensive|costliest|priciest|greatest|top)`, ' 最大的#$1#项 '],
  [`(?:largest|biggest|highest|most expensive) (${N})(?= |$)`, ' 最大的#$1#项 '],
  [
    `(?:which|what) (${N}) (${Z}) (?:cost|get|receive|have|take(?: up)?|are|eat(?: up)?|swallow(?: up)?|consume|absorb|use(?: up)?|need|account for) (?:the )?(?:most|largest|biggest|highest|most expensive)(?: money| funding)?`,
    ' 最大的#$1#项 $2 ',
  ],
  [`(?:bottom|last|lowest|smallest|cheapest) (${N})(?= |$)`, ' 最小的#$1#项 '],
  [`(${N}) (?:smallest|lowest|cheapest|least expensive)`, ' 最小的#$1#项 '],
  [
    '(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d(?:nd|rd|th)) (?:largest|biggest|highest|most expensive|costliest|greatest)',
    ' 第#$1#大的 ',
  ],
  [
    '(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d(?:nd|rd|th)) (?:smallest|lowest|cheapest|least expensive)',
    ' 第#$1#小的 ',
  ],
  [
    '(?:ranks?|ranked|comes?|came|placed|stands?) (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d(?:nd|rd|th))(?: place)?(?: (?:in|by) (?:size|amount|value|money))?',
    ' 第#$1#大的 ',
  ],
  [`(?:divided|split|spread|shared) (?:among|between|over|across|by) (?:the |all )*(${Z})`, ' 除以$1 '],
  [`(?:per|for each|for every) (${Z})`, ' 除以$1 '],
  [`(${Z}) (?:each|apiece) cost`, ' $1单价 '],
  [
    `(${SHARE}) of (?:(?:the|its|this|our|their|whole|entire|\\d{4}年) )*(?:budget|spending|expenditure|total|money|spend)(?! for| of| on|\\S)`,
    ' $1 of 总预算 ',
  ],
];

/** Shapes that reach over a comma. */
export const WIDE: readonly Shape[] = [
  [`(?:out )?of (?:the )?A , ${WHAT} ?${SHARE}? ?(?:${GO} )+B`, 'B占A百分之几'],
  [
    `(?:which|what|who) (?:\\S+ )*?(?:is|are|costs?|gets?|receives?|takes?) (?:the )?(?:${MORE}|largest|biggest|most)(?: \\S+)*? , A(?: ,)? or B`,
    'A和B最大的是哪个',
  ],
  [
    `(?:which|what|who) (?:\\S+ )*?(?:is|are|costs?|gets?|receives?|takes?) (?:the )?(?:${LESS}|smallest|least)(?: \\S+)*? , A(?: ,)? or B`,
    'A和B最小的是哪个',
  ],
  [
    `if (?:you|we|i) (?:exclude|leave out|take out|remove|ignore|subtract|deduct|take away) A , (?:how much|what) (?:${BE} )?(?:left of |left in )?B`,
    'B减去A还剩多少',
  ],
  [
    `${WITHOUT} A , (?:how much|what) (?:${BE} )?(?:left|remain\\S*|the rest|the remainder)(?: of| in)? B`,
    'B减去A还剩多少',
  ],
  [
    `${WITHOUT} A , (?:how much|what) ${BE} (?:the )?(?:other|rest of the|remaining|all other) (?:B)`,
    '除了A，其余项目合计多少',
  ],
  [`(?:within|in|under|of|among|from|inside) C , B`, 'C里B'],
  [`${WITHOUT} A , B`, '除了A以外，B'],
];

export const FRAMES: readonly Shape[] = [
  [`what (?:${BE} )(?:\\S+ ){0,2}spend (?:most|the most)(?: money| of its budget)? on`, '最大的功能分类是哪个'],
  // —— 核对、名次
  [
    `(?:which|what) (?:\\S+ )*?(?:for|of|on) A (?:is|are) (?:the )?(?:right|correct|true|accurate|valid)(?: one| figure)?`,
    'A哪个对',
  ],
  [`which A (?:is|are) (?:the )?(?:right|correct|true|accurate|valid)(?: one| figure)?`, 'A哪个对'],
  [
    `(?:where|how) (?:does|do|is|are) A (?:rank|ranked|stand|placed)(?: (?:among|in|within|of)(?: all)? B)?`,
    'A在B里排第几',
  ],
  [`(?:what is )?(?:the )?rank(?:ing)? of A(?: (?:among|in|within)(?: all)? B)?`, 'A在B里排第几'],
  [
    `(?:at )?(?:what|which) (?:position|place|rank|spot) (?:${BE} )A(?: (?:in|occupy|take|hold|come|have))?(?: (?:among|in|within|of)(?: all)? B)?`,
    'A在B里排第几',
  ],
  [`what rank (?:does|do|is|are) A(?: (?:have|hold|take))?(?: (?:among|in|within)(?: all)? B)?`, 'A在B里排第几'],
  // —— 占比
  [`${WHAT} ?(?:the )?${SHARE} of A ${BE} B ${HAVE}`, 'B占A百分之几'],
  [`${WHAT} ?(?:the )?${SHARE} ${BE} A (?:${HAVE} )?(?:of|in|within) B`, 'A占B百分之几'],
  [
    `A (?:accounts? for|accounted for|makes? up|made up|represents?|takes?(?: up)?|is|are|constitutes?) ${WHAT} ?${SHARE} of B`,
    'A占B百分之几',
  ],
  [
    `(?:${WHAT} )?(?:is |are )?(?:the )?${SHARE} of A (?:in|within|relative to|out of|among|as part of) B`,
    'A占B百分之几',
  ],
  [`(?:${WHAT} )?(?:is |are )?(?:the )?A 's ${SHARE} (?:of|in|within) B`, 'A占B百分之几'],
  [`(?:(?:what|how much|how high) (?:is|are) )?(?:the )?A (?:expressed )?as an? ${SHARE} of B`, 'A占B百分之几'],
  [`${WHAT} ?(?:the )?${SHARE} of A (?:${GO} )+B`, 'B占A百分之几'],
  [`(?:${WHAT} )?(?:is |are )?(?:the )?C ${SHARE} (?:of|in|within) B`, 'C占B百分之几'],
  [
    `${BE} A (?:account for |accounting for |make up |take up |represent )?(?:more than|over|at least|above|less than|under)? ?(?:one |a )?half of B`,
    'A占B过半吗',
  ],
  [`how much of A ${BE} (?:${GO} )*B`, 'A里B多少钱'],
  [`how much of A (?:goes|went|comes) (?:${GO} )*B`, 'A里B多少钱'],
  // —— 一个的价
  [
    `(?:what|how much) (?:does|do|did|will|would|is) (?:one|an?|a single|each|every|an individual|each single) C (?:cost|priced at|worth)`,
    'C单价多少',
  ],
  [
    `how much A (?:comes?|is|are|was|were|came|will come|derives?|stems?|is received|is derived|is coming)(?: out)? (?:from|out of) B`,
    'B多少钱',
  ],
  // —— 相差
  [`(?:by )?how much ${MORE} (?:${BE} )?(?:it|that|this|these|those|they) 比Y`, '它比Y增加了多少'],
  [`(?:by )?how much ${LESS} (?:${BE} )?(?:it|that|this|these|those|they) 比Y`, '它比Y减少了多少'],
  [`(?:by )?how much ${MORE} (?:${BE} )?(?:it|that|this) 比Y A`, 'A比Y增加了多少'],
  [`(?:by )?how much ${LESS} (?:${BE} )?(?:it|that|this) 比Y A`, 'A比Y减少了多少'],
  [`(?:by )?how much ${MORE} (?:${BE} )?A(?: cost)? 比Y`, 'A比Y增加了多少'],
  [`(?:by )?how much ${LESS} (?:${BE} )?A(?: cost)? 比Y`, 'A比Y减少了多少'],
  [
    `(?:by )?how much ${MORE} (?:money )?(?:${BE} )?(?:(?:they|the department|the office|it|we) )?(?:spent|spend|budgeted|planned|allocated|goes|go|pay|paid|cost)? ?(?:on |for |to |into )?A ${THAN} (?:on |for |to |into )?B`,
    'A比B多多少',
  ],
  [
    `(?:by )?how much ${LESS} (?:money )?(?:${BE} )?(?:(?:they|the department|the office|it|we) )?(?:spent|spend|budgeted|planned|allocated|goes|go|pay|paid|cost)? ?(?:on |for |to |into )?A ${THAN} (?:on |for |to |into )?B`,
    'A比B少多少',
  ],
  [`how many more A(?: (?:are|is) (?:there|planned|bought))? ${THAN} B`, 'A比B多多少'],
  [`how many fewer A(?: (?:are|is) (?:there|planned|bought))? ${THAN} B`, 'A比B少多少'],
  [
    `(?:by )?how (?:much|far) ${BE} A (?:exceed|surpass|top|outweigh|outstrip|outdo|overshoot|dwarf|outnumber|outpace|beat|${MORE} than) B(?: by)?`,
    'A比B多多少',
  ],
  [`(?:by )?how (?:much|many|far) ${BE} A (?:fall short of|trail|lag behind|lag|${LESS} than) B(?: by)?`, 'A比B少多少'],
  [
    `(?:.*)(?:difference|distinction) between A and B (?:as (?:terms|concepts|notions|budget terms)|in (?:meaning|definition|concept|terms of meaning)|by definition|conceptually)`,
    'A和B有什么区别',
  ],
  [
    `(?:what|how) (?:${BE} )?(?:distinguish(?:es)?|sets?|separates?|tells?) A (?:apart )?from B(?: apart)?`,
    'A和B有什么区别',
  ],
  [`(?:what is )?(?:the )?distinction between A and B`, 'A和B有什么区别'],
  [
    `(?:.*)(?:difference|distinction) between A (?:as (?:terms|concepts|notions|budget terms)|in (?:meaning|definition|concept)|by definition|conceptually)`,
    'A有什么区别',
  ],
  [`(?:.*)(?:difference|gap|differential)(?: in \\S+)? between A and B`, 'A和B相差多少'],
  [`how (?:much )?far (?:apart )?(?:is|are) A (?:and|from) B(?: apart)?`, 'A和B相差多少'],
  [`how much (?:do|does) A and B differ(?: by)?`, 'A和B相差多少'],
  [`(?:subtract|deduct) A from B`, 'B减去A是多少'],
  [`take A (?:away )?(?:from|out of) B`, 'B减去A是多少'],
  [
    `(?:what|how much) (?:is|are|remains?|would remain|would be|will be)?(?: left| remaining)? ?(?:of|in|from) A (?:after|if|when|once) (?:(?:you|we|i) )?(?:deduct|deducting|subtract|subtracting|take out|taking out|take away|taking away|remove|removing|paying|without|leave out) B`,
    'A减去B还剩多少',
  ],
  [
    `(?:what|how much) (?:is|are|remains?)(?: left)?(?: of| in)? A (?:after|without|minus|less) B(?: is| are)?(?: (?:deducted|taken out|removed|left out))?`,
    'A减去B还剩多少',
  ],
  [`(?:(?:what|how much) (?:is|are|does) )?A minus B(?: equal| come to)?`, 'A减去B是多少'],
  [`(?:(?:what|how much) (?:is|are|does) )?A plus B(?: equal| come to)?`, 'A加B是多少'],
  [`add (?:up )?A (?:and|to) B`, 'A加B是多少'],
  [`(?:${BE} )A (?:much )?${MORE} 比Y`, 'A比Y增加了吗'],
  [`(?:${BE} )A (?:much )?${LESS} 比Y`, 'A比Y减少了吗'],
  [`(?:${BE} )A (?:much )?${MORE}(?: \\S+)? than B`, 'A比B多多少'],
  [`(?:${BE} )A (?:much )?${LESS}(?: \\S+)? than B`, 'A比B少多少'],
  // —— 倍数
  [
    `how many times (?:more |larger |bigger |higher |greater |as (?:much|large|big|high|many|great) )?(?:money )?(?:${BE} )A (?:cost )?(?:than|as|of|compared to|compared with|the size of|over|that of)+(?: as)? B`,
    'A是B的几倍',
  ],
  [
    `how many times (?:as (?:large|big|much|high|great) as|larger than|bigger than|more than|greater than|higher than|the size of|over)? ?C (?:is|are) A`,
    'A是C的几倍',
  ],
  [`how many times (?:larger|bigger|higher|greater|more)? ?(?:${BE} )A`, 'A是几倍'],
  [
    `A (?:is|are|equals?) how many times (?:as (?:large|big|much|high) as |larger than |bigger than |the size of )?B`,
    'A是B的几倍',
  ],
  [`what multiple of A (?:is|are) B`, 'B是A的几倍'],
  [`(?:what is |what 's |calculate )?(?:the )?ratio (?:of|between) A (?:to|and|over|against) B`, 'A是B的几倍'],
  [`(?:what is )?(?:the )?A to C ratio`, 'A是C的几倍'],
  [`(?:(?:what|how much) is )?A divided by B`, 'A除以B是多少'],
  [`divide A by B`, 'A除以B是多少'],
  [
    `(?:how much|what) (?:${BE} |would |will )(?:the )?C of (?:the )?B (?:add up to|come to|total|amount to|stand at)`,
    'B里C多少钱',
  ],
  [
    `(?:how much|what) (?:${BE} |would |will )A (?:add up to|come to|total|amount to|sum(?: up)? to|make|cost together)(?: together| in total| altogether| combined)?`,
    'A合计多少钱',
  ],
  // —— 增减
  [`(?:by )?what ${SHARE} (?:${BE} )A ${UP}R`, 'AR比去年增加百分之几'],
  [`(?:by )?what ${SHARE} (?:${BE} )A ${DOWN}R`, 'AR比去年下降百分之几'],
  [`(?:by )?what ${SHARE} (?:${BE} )A ${CHANGE}R`, 'AR比去年变动幅度多少'],
  [`(?:did|does|do|has|have|is|are|was|were) A (?:${UP} or ${DOWN}|${DOWN} or ${UP})R`, 'AR比去年增加还是减少'],
  [`(?:by )?how much (?:${BE} )A (?:${UP} or ${DOWN}|${DOWN} or ${UP}|${CHANGE})R`, 'AR比去年相差多少'],
  [`(?:by )?how much (?:${BE} )A ${UP}R`, 'AR比去年增加了多少'],
  [`(?:by )?how much (?:${BE} )A ${DOWN}R`, 'AR比去年减少了多少'],
  [`how (?:${BE} )A (?:${CHANGE}|develop|compare)R`, 'AR比去年相差多少'],
  [`(?:did|does|do|has|have|is|are|was|were) A ${UP}R`, 'AR比去年增加了吗'],
  [`(?:did|does|do|has|have|is|are|was|were) A ${DOWN}R`, 'AR比去年减少了吗'],
  [
    `(?:what (?:is|was) |how ${ADJ} (?:is|was) )?(?:the )?${FALL} (?:of|in|for) A ${RATE}(?: .*)?`,
    'A比去年下降百分之几',
  ],
  [
    `(?:what (?:is|was) |how ${ADJ} (?:is|was) )?(?:the )?${RISE} (?:of|in|for) A ${RATE}(?: .*)?`,
    'A比去年增加百分之几',
  ],
  [
    `how ${ADJ} (?:(?:is|was) (?:the )?)?${FALL} (?:of|in|for|did|was|is) (?:there (?:in|for) )?A(?: (?:suffer|see|have|take))?`,
    'A比去年减少了多少',
  ],
  [
    `how ${ADJ} (?:(?:is|was) (?:the )?)?${RISE} (?:of|in|for|did|was|is) (?:there (?:in|for) )?A(?: (?:see|have|get|enjoy))?`,
    'A比去年增加了多少',
  ],
  [`by how many percent (?:${BE} )A ${UP}R`, 'AR比去年增加百分之几'],
  [`by how many percent (?:${BE} )A ${DOWN}R`, 'AR比去年下降百分之几'],
  [
    `(?:what is |what was |calculate )?(?:the )?(?:percentage|percent|relative|rate of|${SHARE}) (?:change|increase|decrease|drop|fall|rise|growth|decline|reduction) (?:of|in|for) A`,
    'A比去年变动幅度多少',
  ],
  [`(?:what is |what was |calculate )?(?:the )?(?:change|movement) (?:of|in|for) A`, 'A比去年相差多少'],
  [`(?:what is |what was |how (?:large|big) is |calculate )?(?:the )?${RISE} (?:of|in|for) A`, 'A比去年增加了多少'],
  [`(?:what is |what was |how (?:large|big) is |calculate )?(?:the )?${FALL} (?:of|in|for) A`, 'A比去年减少了多少'],
  // —— 不算
  [
    `(?!.*(?:largest|biggest|smallest|highest|lowest|most|least|average|cheapest|最|前|第))(?:how much (?:is|are)|what (?:is|are)|how much do|how much does|how much would) (?:the )?A(?: (?:cost|total|be))? ${WITHOUT} B`,
    'A减去B还剩多少',
  ],
  [
    `(?:how much (?:is|are|do|does|goes to)|what (?:is|are)) (?:the )?(?:everything|all|all other|the other|other|the remaining) (?:项目 )?(?:cost |total )?${WITHOUT} B`,
    '除了B，其余项目合计多少',
  ],
  [`A ${WITHOUT} B`, '除了B以外，A'],
  // —— 定义
  [`what (?:is|are) (?:the |these |those )?so called A`, 'A是什么意思'],
  [`what (?:is|are) (?:a |an |the )?A (?:and|or) (?:the )?C and how do they differ`, 'A和C有什么区别'],
  [`how (?:do|does|is|are) A (?:and|from|different from) B (?:differ|different)`, 'A和B有什么区别'],
  [`how (?:do|does|is|are) A (?:differ|different) from B`, 'A和B有什么区别'],
  [
    `what (?:does|do|did) (?:the )?(?:term |word |phrase |name )?A (?:mean|stand for|refer to|signify|denote)(?: .*)?`,
    'A是什么意思',
  ],
  [`what (?:is|are) (?:meant by|the meaning of|the definition of|understood by) A`, 'A是什么意思'],
  [
    `(?:please )?(?:define|definition of|meaning of|explain the term|explain what|explain(?! why)) (?:the term )?A(?: (?:is|are|means?))?`,
    'A是什么意思',
  ],
  [`what (?:is|are) (?:a |an )?C(?: exactly| anyway| actually| in plain words| in simple terms)?`, 'C?'],
  [`what kind of (?:thing|expense|spending|cost|money) (?:is|are) A`, 'A是什么意思'],
  [`what (?:does|do) A (?:include|cover|contain|count|encompass)(?: .*)?`, 'A包括哪些'],
  [`what (?:is|are) (?:included in|covered by|counted (?:as|in|under|towards)|part of) A`, 'A包括哪些'],
  [`which (?:\\S+ )?(?:is|are) (?:included in|covered by|counted (?:as|in|under|towards)) A`, 'A包括哪些'],
  [`(?:does|do) A (?:include|cover|contain|count) B`, 'A包括B吗'],
  [`(?:is|are) A (?:included|counted|covered|part) (?:in|under|by|of|towards) B`, 'B包括A吗'],
  [`what (?:does|do) A (?:consist of|comprise)`, 'A由哪些组成'],
  [`what (?:is|are) A (?:made up of|composed of|comprised of)`, 'A由哪些组成'],
  [`what (?:makes up|make up|goes into) A`, 'A由哪些组成'],
  [`how (?:is|are) A (?:broken down|divided|split|distributed|structured|made up|composed|allocated)(?: up)?`, 'A明细'],
  // —— 用途、负责
  [
    `who (?:is|was|are|were) (?:the )?(?!you|responsible|in charge|behind|handling|managing|running|supervising|contact|联系人)A`,
    'A是谁',
  ],
  [`what (?:is|are|was) (?:the )?M`, 'M是什么钱'],
  [`what (?:is|are|will|would) (?:the )?M (?:be )?(?:used |spent |intended |meant |planned )?(?:for|on)`, 'M是什么钱'],
  [`what (?:costs|is worth|is printed as|corresponds to|has a budget of|amounts to) M`, '哪个科目是M'],
  [`what (?:is|are|will|would) A (?:be )?(?:used |spent |intended |meant |planned )?(?:for|on)`, 'A用来干什么'],
  [`what (?:does|do) A (?:pay for|fund|finance|support|buy|go to|go towards|go on|go for)`, 'A用来干什么'],
  [`(?:what is )?(?:the )?(?:purpose|use|aim|point) of A`, 'A用来干什么'],
  [
    `what (?:does|do|will|is|are) A (?:involve|entail|do|concern|achieve|aim (?:at|for|to do)|meant to (?:do|achieve)|about|all about|supposed to (?:do|achieve|pay for|fund|be used for|be for))`,
    'A用来干什么',
  ],
  [`what (?:is|are) (?:done|bought|paid|paid for|funded|financed) (?:with|out of|from|by|under) A`, 'A用来干什么'],
  [`(?:where|how) (?:does|do|is|are|will) A (?:go|spent|used|be spent|be used)`, 'A用来干什么'],
];

/** The small phrases of a clause in Chinese order. */
export function rephrased(clause: string, ordinal: (word: string) => string): string {
  let text = ` ${clause} `;
  compiledPhrases ??= PHRASES.map(([pattern, to]) => ({ pattern: new RegExp(`(?<= )${pattern}(?= )`, 'g'), to }));
  for (const { pattern, to } of compiledPhrases) {
    text = text.replace(pattern, to).replace(/ {2,}/g, ' ');
  }
  return text.replace(/#([^#]+)#/g, (_, word: string) => ordinal(word)).trim();
}

/** Takes the table that a clause names out of it: `price of a laptop in the procurement table`. */
export function tableOf(clause: string): { readonly table: string; readonly rest: string } {
  const match =
    /(?:^|(?<= ))(?:(?:in|from|on|of|per|under|by|using|within|according to|as per|based on) )?(?:the )?(\S{2,4}表|表\d+)(?= |$)/.exec(
      clause,
    );
  if (match?.[1] === undefined) return { table: '', rest: clause };
  return { table: `${match[1]}里`, rest: clause.replace(match[0], '').replace(/ {2,}/g, ' ').trim() };
}

/** `how many A` with the Chinese word that counts A. */
export function counted(clause: string, counter: (thing: string) => string | null): string {
  const pattern = new RegExp(
    `(?:^|(?<= ))(?:how many|what (?:is |are )?(?:the )?number of|the number of|number of|count of|count(?: the)?)(?: (?:of the|the|different|of|kinds? of|individual|separate|approved|authorized|authorised|new))* (${ZS})(?: are there)?(?: (?:in all|in total|altogether|all told))?(?= |$)`,
    'g',
  );
  return clause.replace(pattern, (whole, things: string) => {
    const first = /^\S+/.exec(things)?.[0] ?? '';
    const asked = counter(first);
    return asked === null ? whole : asked === '几个' ? `几个${things}` : `${things} ${asked} `;
  });
}

/** Nobody asks in longer clauses; matching them would take its time. */
const LONGEST = 300;

export type Slots = Readonly<Record<string, string>>;

/** The first shape that a clause has: its Chinese with the slots to be filled. */
export function shapeOf(
  clause: string,
  shapes: readonly Shape[],
): { readonly chinese: string; readonly slots: Slots } | null {
  if (clause.length > LONGEST) return null;
  for (const { pattern, chinese } of compiledShapes(shapes)) {
    const match = pattern.exec(clause);
    if (match === null) continue;
    return { chinese, slots: match.groups ?? {} };
  }
  return null;
}

/** A and B are any words, C is one thing, Y a year, M an amount, R the rest of the clause. */
const SLOTS: Readonly<Record<string, string>> = { C: Z, Y: YEAR, M: MONEY, R: '.*' };

interface Compiled {
  readonly pattern: RegExp;
  readonly chinese: string;
}
let compiledPhrases: readonly { readonly pattern: RegExp; readonly to: string }[] | undefined;
const compiled = new Map<readonly Shape[], readonly Compiled[]>();

/** Compiled by the first question in English: nobody else waits for it. */
function compiledShapes(shapes: readonly Shape[]): readonly Compiled[] {
  const known = compiled.get(shapes);
  if (known !== undefined) return known;
  const made = shapes.map(([pattern, chinese]) => ({
    pattern: new RegExp(`^${pattern.replace(/\b[ABCYMR]\b/g, (slot) => `(?<${slot}>${SLOTS[slot] ?? '.+?'})`)}$`),
    chinese,
  }));
  compiled.set(shapes, made);
  return made;
}
