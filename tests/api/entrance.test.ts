import { Service } from './service';

let service: Service;

beforeAll(async () => {
  service = await Service.start();
  service.ledger.sealer.sealNow();
});
afterAll(() => service.stop());

describe('the address alone', () => {
  test('says without a key where to read on, and each of these places answers', async () => {
    const { status, json, headers } = await service.get('/');
    expect([status, json['origin']]).toEqual([200, 'local/shilu']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const places = Object.values(json).filter((value) => String(value).startsWith('/'));
    expect(places).toEqual(['/docs', '/openapi.json', '/problems', '/checkpoint', '/health/ready']);
    for (const place of places) expect([place, (await service.get(String(place))).status]).toEqual([place, 200]);
  });
});
