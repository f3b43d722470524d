import { describe, expect, test } from '@jest/globals';
import { DENIED_RULE_IDS, deniedField } from './denied-fields.ts';
import { DENIED_RULES } from './denied-rules.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** By rule: names as vendors and import sheets write them. */
const DENIED: Record<string, string> = {
  'identity-number': `id_card idCard IDCard ID_CARD idcard id_card_no idCardNo identity_card identityNumber citizen_id nationalId
    national_id_number ssn passport_no passportNumber sfz sfzh sfzhm gmsfhm zjhm shenfenzheng shenfenzhenghao ShenFenZheng
    resident_id_card owner_id_card id-card id.card idNumber 身份证 身份证号 身份证号码 公民身份号码 证件号码 ＩＤ＿ｃａｒｄ 業主身份證號`,
  'household-file': `hukou huji household_head householdMembers family_members population_register residentRegister
    resident_profile 户口簿 户籍地址 户主姓名 家庭成员 一户一档 一人一档 居民档案 居民名册 常住人口名单 floating_population_register`,
  religion: `religion religious_belief religionCode faith zongjiao zongjiao_xinyang 宗教信仰 信仰 是否信教 religions`,
  'ethnic-origin': `ethnic ethnicity ethnic_group ethnicGroupCode minzu minzu_code 民族 民族成份 所属民族 少数民族 ethnic-origin`,
  health: `health health_status healthCode disease diseases illness diagnosis medicalHistory mental_illness mentalHealth hiv
    hiv_status aids disability disabilityType disability_level handicap pregnant vaccination bloodType jiankang canji
    canji_leixing jingshenbing 健康 健康状况 健康码 病史 残疾类别 精神障碍 艾滋病 是否孕妇 血型 疫苗接种 失能等级`,
  'crime-and-drugs': `criminal_record criminalRecord conviction ex_convict prisoner released_prisoner community_correction
    drug_use drugUser drug_addict fanzui qianke shequjiaozheng xidu 犯罪记录 前科 刑满释放 社区矫正 吸毒史 服刑情况`,
  petition: `petition petitions petitioner petition_history petitionCount xinfang xinfang_jilu shangfang 信访 信访次数 上访记录 缠访 维稳对象`,
  'political-opinion': `political_opinion politicalView political_status zhengzhimianmao zzmm party_dues partyDiscipline
    政治面貌 政治倾向 思想动态 党费 党纪处分`,
  'foreign-contact': `foreign_contacts foreignContact overseas_relations overseasRelatives haiwaiguanxi 海外关系 境外联系人`,
  biometrics: `face faces face_id faceId face_image faceEmbedding face_embedding faceVector facial_features fingerprint
    fingerprints iris_scan biometric biometricTemplate voiceprint voice_print voice palm_print gait dna renlian zhiwen shengwen
    人脸 人脸照片 指纹 声纹 虹膜 生物特征 录音 resident_face FACE_TOKEN`,
  'location-track': `gps_track gpsTracks gps_log location_history locationTrack last_location lastKnownLocation
    current_location live_location realtime_position patrol_track patrolTracks trajectory trajectories track_points guiji
    xunluo_guiji 轨迹 巡查轨迹 实时定位 实时位置 行踪 步数`,
  'vehicle-plate': `plate_no plateNo plate_number license_plate licencePlate car_plate vehicle_plate car_no number_plate
    chepai chepaihao cphm 车牌 车牌号 车牌号码 機動車號牌 resident_plate_no`,
  wechat: `wechat_group wechatGroup wechat_groups wechat_id wechatMessage wechat_openid weixin weixinqun weixin_group wxid
    wx_openid chat_records chatHistory group_chat qq_group 微信 微信群 微信号 微信昵称 聊天记录 群聊`,
  'online-time': `online_time onlineDuration online_minutes learning_time learningHours study_minutes studyHours login_duration
    watch_time screen_time clock_in 在线时长 学习时长 登录次数 打卡 活跃度`,
  'score-or-rank': `resident_score residentScore worker_rank workerRanking staff_points user_points member_points personal_score
    employee_rating household_grade user_star_level gridWorkerScore secretary_rank leaderboard points_balance reward_points
    jifen jifen_paiming 积分 居民积分 个人排名 网格员排名 居民得分 书记评分 志愿者星级 红黑榜`,
  'credit-or-civility': `credit_score creditScore credit_grade credit_rating social_credit_score personal_credit civility
    civility_score civility_grade trust_score xinyongfen wenmingfen 信用分 信用等级 个人信用 诚信档案 文明分`,
  children: `child_name childName child_birthday child_school child_photo minor_name pupil_name student_name kids_names zinv
    weichengnianren 子女 子女情况 儿童姓名 学生姓名 未成年人姓名 留守儿童 就读学校`,
  'camera-feed': `camera_id cameraUrl camera_feed camera_stream cctv cctv_feed video_stream rtsp rtsp_url surveillance_feed
    shexiangtou 摄像头 监控视频 视频流 抓拍`,
  'key-persons': `key_person key_persons keyPopulation key_personnel person_of_interest watchlist watch_list focus_persons
    special_population zhongdianrenyuan zhongdianrenqun 重点人员 重点人群 重点人口 特殊人群 管控对象`,
};

/** Names that work and that contain, or nearly are, a denied one. */
const ALLOWED = words(`
  id name title code unit_id unit_path province_id city_id district_id street_id community_id grid_id version created_at state
  state_since outcome reason named_body reply reporter_id handler_id resolved_by verified_by reported_at no text place category
  action at actor_id issue_id grid_no gridNo grid_card valid_no paid_no id_hash request_id session_id trace_id plugin_id void_no
  surface surface_area interface typeface facet preface face_value face_to_face faceToFace defaced north_face
  competition repetition competition_name partition petit template template_no nameplate plates_washed door_plate_no
  score course_score exam_score score_max scoring_rule points_of_order agenda_points talking_points geo_points points rank
  unit_rank building_rank rank_order ranking_method community_rank district_ranking grade steel_grade grade_level rating
  venue_rating contact_point user_access_point person_contact_point
  credit_code creditCode social_credit_code credit_amount credits accredited discredit
  child_count children childCount children_count child_ids child_level parent_id has_children
  voice_call invoice invoice_no unvoiced voiced_by
  key_fingerprint keyFingerprint cert_fingerprint fingerprint_sha256 request_fingerprint
  location location_text location_id place_text address_text meeting_location track track_id tracking_no soundtrack
  track_record fast_track gps_lat gps_lng latitude longitude geometry
  online is_online online_meeting_url login_time last_login_at login_at logged_in_at learning_goal study_room class_hours
  course_hours service_hours opening_hours duration duration_minutes session_minutes
  healthcheck health_check healthz public_health_committee health_education_topic disabled_at disabled is_disabled enabled
  medical_institution unaided aided raids said_at
  household_count households households_total house_no house_number housing family_doctor_station familyDay
  person_id person_name personCount person_in_charge key key_id key_date 
  political_science_course party_committee party_branch party_name counterparty third_party
  foreign_key foreignKey foreign_language overseas_chinese_federation
  camera_count camcorder video_url video_title livestreamed
  car_park car_parking_spaces carpet carrier car_wash cargo vehicle_count parking_space
  wechat_article official_account chat chatter message message_id message_text
  nation nationality_law nation_id national_day minutes minute
  correction_note corrected_at data_correction error_correction drugstore drug_store_name 
  faithful unfaithful irish dnassay gaiter passporting cart_no cert_no certificate_no
  reward rewards reward_title bonus bonus_amount honour honours honour_title volunteer_count volunteer_hours staff_count
  member_count user_count resident_count worker_id workers staff_id accounts account_id
  phone phone_hash email contact contact_name display_name username post post_title birthday_greeting
  场地 场地名称 名称 编号 类型 姓名 手机号 联系电话 岗位 组织 区划代码 社区 网格 门牌号 门牌 面积 户数 住户数 入户走访数
  统一社会信用代码 信用代码 组织得票 活动得分 课程学分 场馆星级 社区排名 单位排名 健康讲座场次 健康知识讲座 公共卫生委员会 精神文明建设
  民族路 民族团结活动 车位数 车辆数 停车位 儿童之家 儿童友好社区 未成年人保护站 微信公众号 公众号 残疾人联合会 无障碍设施 信访局
  志愿者人数 党员人数 党组织 党支部 学习主题 在线 在线会议 登录时间 表情 脸盆数 定位牌数量 巡查次数 巡查时间 摄影 视频标题
`);

describe('the deny-list', () => {
  test('has names for each of its rules here', () => {
    expect(Object.keys(DENIED)).toEqual([...DENIED_RULE_IDS]);
    expect(DENIED_RULES.every(({ words: some, chinese }) => some.length > 4 && chinese.length > 2)).toBe(true);
  });

  const rows = Object.entries(DENIED).flatMap(([rule, names]) =>
    words(names).map((name): [string, string] => [name, rule]),
  );
  test.each(rows)('refuses %s by the rule %s', (name, rule) => {
    expect(deniedField(name)?.rule).toBe(rule);
  });

  test.each(ALLOWED)('lets %s be', (name) => {
    expect(deniedField(name)).toBeNull();
  });

  test.each([
    ['score', 'resident', 'score-or-rank'],
    ['points', 'worker', 'score-or-rank'],
    ['points', 'user_account', 'score-or-rank'],
    ['grade', 'household', 'score-or-rank'],
    ['rank', 'staff_month', 'score-or-rank'],
    ['排名', '网格员', 'score-or-rank'],
    ['score', 'course', null],
    ['points', 'agenda', null],
    ['grade', 'building', null],
    ['rank', 'community', null],
    ['name', 'resident', null],
  ])('judges %s by the table %s it stands in', (name, table, rule) => {
    expect(deniedField(name, table)?.rule ?? null).toBe(rule);
  });

  test('is not misled by blanks and signs within a name', () => {
    expect(deniedField('身 份\u3000证-号')?.rule).toBe('identity-number');
    expect(deniedField('  Id.Card#2 ')?.rule).toBe('identity-number');
  });

  test('says which part of the name it was', () => {
    expect(deniedField('owner_idCardNo')).toEqual({ rule: 'identity-number', word: 'id card no' });
    expect(deniedField('业主身份证号码')).toEqual({ rule: 'identity-number', word: '身份证' });
  });

  test('answers quickly for a name that is none', () => {
    const start = performance.now();
    deniedField('id_'.repeat(100_000));
    deniedField('身'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
