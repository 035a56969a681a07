/** 贫困县(村)认定: GS-PA-2 leaves one city out. */
import { region } from '../../../../src/domain/organisations/region';
import { told } from '../../../support/examples/example';
import { designations } from '../../../support/examples/funds-records';
import { spec } from '../../../support/spec';

const designated = (regionCode: string, designation: string) => ({
  ...told(designations, 'RegionDesignated', { regionCode, designation }),
  stream: `region-${regionCode}`,
});

describe('a region', () => {
  it('is designated, again and again', () => {
    const first = told(designations, 'RegionDesignated');
    spec(region).given().when(first).accepted();
    spec(region).given(first).when(designated('629999', 'national_poor_county')).accepted();
  });

  it('is not 嘉峪关市, unless to say that it is not poor', () => {
    for (const code of ['620200', '620201', '620201100']) {
      spec(region)
        .given()
        .when(designated(code, 'contiguous_destitute_county'))
        .refused('incoherent-fact', '/regionCode');
    }
    spec(region).given().when(designated('620200', 'poor_village')).refused('incoherent-fact', '/regionCode');
    spec(region).given().when(designated('620200', 'non_poor_county')).accepted();
    spec(region).given().when(designated('620300', 'scattered_poor_county')).accepted();
  });
});
