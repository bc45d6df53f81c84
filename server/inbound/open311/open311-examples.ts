/** Examples of the interface's description, in JSON. */
export const SERVICES_EXAMPLE = [
  {
    service_code: 'street-light',
    service_name: '路灯故障',
    description: '路灯不亮、闪烁，或灯杆、线路损坏。',
    metadata: true,
    type: 'realtime',
    keywords: '路灯, 照明, 灯杆',
    group: '市政设施',
  },
];

export const SERVICE_EXAMPLE = {
  service_code: 'street-light',
  attributes: [
    {
      variable: true,
      code: 'FAULT',
      datatype: 'singlevaluelist',
      required: true,
      datatype_description: null,
      order: 1,
      description: '路灯是什么情况？',
      values: [
        { key: 'dark', name: '不亮' },
        { key: 'flicker', name: '闪烁' },
      ],
    },
  ],
};

export const FORM_EXAMPLE = {
  api_key: 'KEY',
  jurisdiction_id: '370100',
  service_code: 'street-light',
  address_string: '济南市历下区泉城路1号对面',
  description: '路灯三天没亮。',
  'attribute[FAULT]': 'dark',
};

export const CREATED_EXAMPLE = [
  {
    service_request_id: '311-20261126-7K3M9QXT2W',
    service_notice: '承办单位一般在 5 个工作日内办结并答复。',
    account_id: null,
  },
];

export const DISCOVERY_EXAMPLE = {
  changeset: '2026-01-01T08:00:00+08:00',
  contact: '请联系本平台的系统管理员。',
  key_service: '密钥由系统管理员发放给数据来源。',
  endpoints: [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'https://mingjian.example/open311/v2',
      changeset: '2026-01-01T08:00:00+08:00',
      type: 'production',
      formats: ['text/xml', 'application/json'],
    },
  ],
};

export const REQUESTS_EXAMPLE = [
  {
    service_request_id: '311-20261126-7K3M9QXT2W',
    status: 'closed',
    status_notes: '已办结：路灯已于当晚修复。',
    service_name: '路灯故障',
    service_code: 'street-light',
    description: '路灯三天没亮。',
    agency_responsible: '历下区城市管理局',
    service_notice: '承办单位一般在 5 个工作日内办结并答复。',
    requested_datetime: '2026-11-26T09:12:05+08:00',
    updated_datetime: '2026-11-27T16:40:00+08:00',
    expected_datetime: '2026-12-03T23:59:59+08:00',
    address: '济南市历下区泉城路1号对面',
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  },
];

export const TOKEN_EXAMPLE = [
  { service_request_id: '311-20261126-7K3M9QXT2W', token: 'T-311-20261126-7K3M9QXT2W' },
];
