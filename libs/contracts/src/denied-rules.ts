/** A rule of the deny-list: words whose presence in a name means that the thing must not be kept at all. */
export interface DeniedRule {
  id: string;
  /** English and pinyin, a phrase as words; in a name they may stand apart, together, or in any case. */
  words: readonly string[];
  /** Parts of a Chinese name. */
  chinese: readonly string[];
  /** Chinese names that are denied as a whole, while longer ones may mean something else. */
  exact?: readonly string[];
  /** Harmless phrases that contain a denied one; taken out of the name before it is looked at. */
  except?: readonly string[];
}

/** `a, b` as a list: the rules are long lists of short words. */
function list(words: string): string[] {
  return words.split(',').map((word) => word.trim());
}

/** Somebody whom a score, a rank or a grade would belong to: a single person, never a body or a place. */
const WHOSE =
  'resident|worker|grid worker|staff|employee|person|personal|people|user|account|citizen|villager|member|household|family|individual|secretary|volunteer|volunteers|neighbour|neighbor|cadre|clerk|operator|assignee|handler';
const MEASURE =
  'score|scores|scoring|points|rank|ranks|ranking|rating|ratings|grade|grades|star level|stars|leaderboard|kpi';
const PERSON_CN = '(?:居民|村民|群众|个人|人员|网格员|工作人员|员工|职工|书记|志愿者|家庭|户|党员|干部)';

/** Pairs of which one half alone says nothing: a course has points and a building has a rank. */
export const PERSONAL_MEASURE = {
  words: new RegExp(`(?<![a-z])(?:${WHOSE})s? (?:[a-z]+ )?(?:${MEASURE})(?![a-z])`),
  chinese: new RegExp(
    `${PERSON_CN}(?:综合|年度|月度|总|考核|积)?(?:分值|得分|评分|打分|评级|排名|排行|名次|星级|分数|等级分)`,
  ),
} as const;

/** What must not exist as a field, a list or a category (domain rules of privacy; PIPL 5, 6, 28). */
export const DENIED_RULES: readonly DeniedRule[] = [
  {
    id: 'identity-number',
    words: list(`
      id card, id card no, idcard, identity card, identity no, identity number, identification number,
      id number, id num, idno, id no, citizen id, citizen no, citizen number, national id, resident id no,
      resident id number, resident id card, ssn, social security number, passport, passport no,
      passport number, sfz, sfzh, sfzhm, sfzid, gmsfhm, gmsfzh, zjhm, zjh, shenfenzheng,
      shenfenzhenghao, shenfenzhenghaoma, shenfenhao, shenfenzhenghm, zhengjianhaoma, zhengjianhao, huzhao`),
    chinese: list('身份证, 身份号码, 公民身份, 证件号, 证件号码, 护照号, 社保号, 社会保障号, 居民证号, 港澳通行证'),
    except: list('grid no, identity provider'),
  },
  {
    id: 'household-file',
    words: list(`
      household register, household registration, household member, household members, household head,
      head of household, householder, family member, family members, family relation, population register,
      population registry, population file, resident register, resident registry, resident roster,
      resident list, resident file, resident archive, resident profile, person file, personal file,
      tenant register, floating population register, hukou, hukouben, huji, huzhu, jiatingchengyuan,
      juminmingce, jumindangan, renkouxinxi, yihuyidang, yirenyidang`),
    chinese: list(`
      户口, 户籍, 户主, 家庭成员, 家庭关系, 一户一档, 一人一档, 人口信息, 人口登记, 人口台账, 居民名册, 居民档案,
      居民台账, 住户信息, 常住人口名, 流动人口名, 租户登记, 人房关联, 人户`),
    except: list('人户一致率, 入户'),
  },
  {
    id: 'religion',
    words: list(`
      religion, religions, religious, religious belief, faith, baptised, baptized, church member, zongjiao,
      zongjiaoxinyang, xinyang, jiaopai, xinjiao`),
    chinese: list('宗教, 信仰, 教派, 信教'),
    except: list('good faith, bad faith'),
  },
  {
    id: 'ethnic-origin',
    words: list(`
      ethnic, ethnicity, ethnic group, ethnic origin, ethnic code, racial, racial origin, minzu, minzudaima,
      minority group, ethnic minority`),
    chinese: list('民族成份, 民族成分, 民族代码, 所属民族, 少数民族, 族别, 种族'),
    exact: list('民族'),
  },
  {
    id: 'health',
    words: list(`
      health, health status, health condition, health code, health record, medical, medical history,
      medical record, disease, illness, diagnosis, diagnoses, symptom, medication, mental, mental illness,
      mental health, psychiatric, psychosis, hiv, hiv status, aids, infection status, disability, disabilities,
      disability type, disability level, disabled person, is disabled person, handicap, handicapped,
      vaccination, vaccinated, pregnant, pregnancy, blood type, chronic condition, jiankang,
      jiankangzhuangkuang, jiankangma, jibing, bingshi, bingqing, canji, canjileixing, canjizheng,
      jingshenbing, jingshenzhangai, aizibing, huaiyun`),
    chinese: list(`
      健康状况, 健康情况, 健康码, 健康档案, 疾病, 病史, 病情, 患病, 慢性病, 精神病, 精神障碍, 精神状况, 心理疾病,
      艾滋, 残疾, 残障, 怀孕, 孕情, 孕妇, 血型, 疫苗接种, 接种情况, 就诊, 诊断, 失能`),
    exact: list('健康, 病'),
    except: list(`
      medical institution, medical centre, medical center, medical station, public health, health check, health checks, healthcheck, health station, service health, health url,
      health endpoint, health education, 无障碍, 残疾人联合会, 公共卫生`),
  },
  {
    id: 'crime-and-drugs',
    words: list(`
      criminal, criminal record, crime record, conviction, convict, convicted, ex convict, prisoner, prison,
      prison release, release from prison, released prisoner, parole, parolee, community correction,
      correction target, arrest record, police record, drug use, drug user, drug abuse, drug addict, drug test,
      drug rehab, addict, addiction, fanzui, fanzuijilu, qianke, xingmanshifang, xingshi, shequjiaozheng, xidu,
      xiduren, jiedu`),
    chinese: list(
      '犯罪, 前科, 刑满, 刑释, 服刑, 社区矫正, 矫正对象, 矫正人员, 吸毒, 涉毒, 戒毒, 案底, 违法记录, 拘留记录',
    ),
    except: list('data correction, error correction, crime prevention, 禁毒宣传'),
  },
  {
    id: 'petition',
    words: list(`
      petition, petitions, petitioner, petition history, petition record, appeal history, xinfang, xinfangjilu,
      shangfang, shangfangjilu, weiwen, weiwenduixiang, stability control, stability target`),
    chinese: list('信访, 上访, 缠访, 闹访, 越级访, 维稳'),
    except: list('信访局, 信访办'),
  },
  {
    id: 'political-opinion',
    words: list(`
      political opinion, political view, political views, political stance, political leaning,
      political attitude, political status, politics status, political affiliation, ideology, zhengzhimianmao,
      zzmm, zhengzhiqingxiang, zhengzhitaidu, party dues, party discipline, party file, dangfei, dangji,
      sixiangdongtai`),
    chinese: list('政治面貌, 政治倾向, 政治观点, 政治态度, 思想动态, 党费, 党纪处分, 党员档案'),
  },
  {
    id: 'foreign-contact',
    words: list(`
      foreign contact, foreign contacts, foreign relation, foreign relations, foreign relative,
      overseas relation, overseas relations, overseas relative, overseas relatives, overseas contact,
      haiwaiguanxi, jingwaiguanxi, guowaiqinshu`),
    chinese: list('海外关系, 境外关系, 境外联系, 国外亲属, 境外亲属, 涉外关系'),
  },
  {
    id: 'biometrics',
    words: list(`
      biometric, biometrics, biometric data, face, faces, face id, face image, face photo, face embedding,
      face vector, face feature, face features, face data, face token, face template, face url,
      face recognition, face match, facial, facial recognition, faceid, faceprint, fingerprint, iris scan,
      iris image, iris code, iris template, retina, voiceprint, voice print, voice, voice recording,
      voice sample, voice url, palm print, palmprint, gait, dna, dna sample, renlian, renlianshibie,
      renlianzhaopian, lianbu, zhiwen, shengwen, hongmo, shengwutezheng`),
    chinese: list('人脸, 脸部, 面部, 指纹, 掌纹, 声纹, 虹膜, 步态, 生物特征, 生物识别, 语音样本, 录音'),
    except: list(`
      face value, face to face, face down, face up, north face, south face, rock face, clock face, type face,
      key fingerprint, cert fingerprint, certificate fingerprint, public key fingerprint, request fingerprint,
      content fingerprint, file fingerprint, document fingerprint, schema fingerprint, build fingerprint,
      fingerprint sha, voice call, voice service`),
  },
  {
    id: 'location-track',
    words: list(`
      gps track, gps tracks, gps log, gps trace, gps history, gps point, gps points, location track,
      location history, location log, location trace, location points, last location, last known location,
      current location, live location, real time location, realtime location, real time position,
      realtime position, position history, position log, patrol track, patrol tracks, patrol route log,
      patrol trace, patrol path, trajectory, trajectories, track point, track points, track log, geo track,
      geo trail, geo trace, movement history, movement track, step count, guiji, xunluoguiji, xunchaguiji,
      shishidingwei, shishiweizhi, dingweijilu, xingdongguiji`),
    chinese: list('轨迹, 实时定位, 实时位置, 定位记录, 行踪, 活动路径, 巡查路线记录, 步数'),
  },
  {
    id: 'vehicle-plate',
    words: list(`
      plate no, plate number, plate num, license plate, licence plate, license plate no, car plate, car no,
      car number, car license, vehicle plate, vehicle no, vehicle number, vehicle license, number plate,
      registration plate, chepai, chepaihao, chepaihaoma, cphm, cph, haopai`),
    chinese: list('车牌, 号牌号码, 机动车号牌, 车辆号码'),
    except: list('door plate no, door plate number, house plate no, name plate no, 门牌'),
  },
  {
    id: 'wechat',
    words: list(`
      wechat group, wechat groups, wechat message, wechat messages, wechat content, wechat chat, wechat id,
      wechat no, wechat number, wechat openid, wechat nickname, wechat member, wechat members, we chat group,
      weixin, weixin group, weixinqun, weixinhao, wxid, wx id, wx group, wx openid, wxqun, wx unionid,
      chat record, chat records, chat message, chat messages, chat log, chat history, chat group, group chat,
      qq group, qqqun, qq no, im message, message content`),
    chinese: list('微信群, 微信号, 微信昵称, 微信消息, 微信内容, 群聊, 聊天记录, 聊天内容, QQ群'),
    exact: list('微信'),
    except: list('微信公众号, 公众号'),
  },
  {
    id: 'online-time',
    words: list(`
      online time, online duration, online minutes, online hours, online seconds, learning time,
      learning duration, learning minutes, learning hours, study time, study duration, study minutes,
      study hours, login duration, watch time, watch duration, watched seconds, screen time,
      dwell time, app usage, usage duration, login count, login days, clock in, clock in time,
      check in streak, zaixianshichang, xuexishichang, denglucishu, daka, dakashijian`),
    chinese: list(
      '在线时长, 学习时长, 登录时长, 观看时长, 浏览时长, 使用时长, 登录次数, 登录天数, 打卡, 签到天数, 活跃度',
    ),
  },
  {
    id: 'score-or-rank',
    words: list(`
      leaderboard, points balance, point balance, reward points, bonus points, loyalty points, points account,
      honour points, honor points, merit points, activity points, behavior score, behaviour score,
      performance rank, performance score, performance ranking, jifen, jifenpaiming, gerenpaiming, gerendefen`),
    chinese: list('积分, 光荣榜排名, 红黑榜, 红黑名单, 末位'),
    except: list('积分制改革'),
  },
  {
    id: 'credit-or-civility',
    words: list(`
      credit score, credit grade, credit rating, credit level, credit points, credit rank, social credit score,
      social credit level, personal credit, civility, civility score, civility grade, civilised grade,
      civilized score, morality score, moral score, trust score, honesty score, integrity score, xinyongfen,
      xinyongdengji, wenmingfen, wenmingjifen, chengxinfen, chengxinjifen`),
    chinese: list(`
      信用分, 信用等级, 信用评级, 信用评分, 个人信用, 诚信分, 诚信等级, 诚信档案, 文明分, 文明等级, 文明指数,
      道德评分, 道德分`),
  },
  {
    id: 'children',
    words: list(`
      child name, child names, child birth, child birthday, child birth date, child school, child photo,
      child gender, child record, child file, child class, children name, children names,
      children list, children file, kid name, kids name, minor name, minor birthday, pupil name, pupil id,
      student name, student no, student school, left behind child, left behind children, ertongxingming, zinv,
      zinvxinxi, weichengnianren, xueshengxingming, liushouertong`),
    chinese: list(
      '子女, 儿童姓名, 儿童档案, 儿童信息, 孩子姓名, 未成年人, 学生姓名, 学生学校, 就读学校, 留守儿童, 困境儿童',
    ),
    except: list('未成年人保护, 儿童之家, 儿童友好'),
  },
  {
    id: 'camera-feed',
    words: list(`
      camera id, camera url, camera feed, camera stream, camera channel, camera snapshot, camera image,
      camera ip, cctv, cctv feed, video feed, video stream, live video, rtsp, rtsp url, surveillance,
      surveillance feed, snapshot capture, vehicle capture, shexiangtou, jiankongshipin,
      shipinliu, xueliang, tianwang`),
    chinese: list('摄像头, 监控视频, 监控画面, 视频流, 视频监控, 雪亮工程, 天网, 抓拍'),
  },
  {
    id: 'key-persons',
    words: list(`
      key person, key persons, key people, key population, key personnel, key target, priority person,
      priority persons, person of interest, persons of interest, watchlist, watch list, focus person,
      focus persons, special population, special group person, controlled person, zhongdianrenyuan,
      zhongdianrenkou, zhongdianrenqun, zhongdianduixiang, teshurenqun, guankongduixiang`),
    chinese: list(`
      重点人员, 重点人口, 重点人群, 重点对象, 重点关注人, 特殊人群, 特殊人员, 管控对象, 管控人员, 帮控, 涉稳人员,
      五类人员`),
  },
];
