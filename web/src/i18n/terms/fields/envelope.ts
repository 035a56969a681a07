/** The fields around a fact's data, and those that say what is known about it. */
import type { Terms } from '../term';

export const envelopeFields: Terms = {
  about: { zh: '关于本条事实', en: 'About the fact' },
  actor: { zh: '记录者', en: 'Recorded by' },
  basis: { zh: '依据条款', en: 'Articles relied on' },
  causation: { zh: '起因标识', en: 'Caused by' },
  classification: { zh: '公开程度', en: 'Classification' },
  correlation: { zh: '关联标识', en: 'Belongs together with' },
  data: { zh: '内容', en: 'Data' },
  evidence: { zh: '佐证文件', en: 'Evidence' },
  'evidence.issuedOn': { zh: '文件签发日期', en: 'Issued on' },
  id: { zh: '事实编号', en: 'Fact id' },
  index: { zh: '全账序号', en: 'Index' },
  issuedBy: { zh: '签发机关', en: 'Issued by' },
  knownSize: { zh: '记录时账长', en: 'Log size when decided' },
  onBehalfOf: { zh: '代录机关', en: 'On behalf of' },
  organ: { zh: '记录机关', en: 'Recording organ' },
  recordedAt: { zh: '入账时间', en: 'Recorded at' },
  revision: { zh: '流内序号', en: 'Revision' },
  sha256: { zh: '文件摘要', en: 'SHA-256' },
  stream: { zh: '流', en: 'Stream' },
  title: { zh: '文件名称', en: 'Title' },
  version: { zh: '版本', en: 'Version' },
};
