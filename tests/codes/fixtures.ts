/**
 * Small files in the published forms. Every disease, title, gene and procedure here is made up, so that nothing in the repository can be
 * taken for a fact; the forms of codes and the ranges of blocks are the real ones.
 */
import type { ImportMeta } from '../../src/modules/codes/index.ts';

export const meta: ImportMeta = { edition: '2026-01', licence: 'CC BY 4.0', source: 'test', importedAt: '2026-03-16T08:00:00Z' };

export const tsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join('\t')}\n`).join('');
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const ORPHA_HEADER = 'orpha type label_en synonyms_en parents icd10 icd11 omim genes inheritance onset prevalence'.split(' ');

/** code, type, name, synonyms, parents, ICD-10, genes; the columns between are filled in. */
const orphaRow = (row: readonly [string, string, string, string, string, string, string]): readonly string[] => {
  const [code, type, name, synonyms, parents, icd10, genes] = row;
  return [
    code,
    type,
    name,
    synonyms,
    parents,
    icd10,
    code === '900001' ? '8A00.1:E' : '',
    code === '900001' ? '990001:BTNT' : '',
    genes,
    '',
    '',
    '',
  ];
};

export const ORPHA_ROWS = (
  [
    ['900000', 'Category', 'Made-up ataxia', '', '', '', ''],
    ['900001', 'Disease', 'Birchvale ataxia', 'BVA|Birch-Valley disease', '900000', 'G11.1:NTBT', 'QXA1'],
    ['900002', 'Clinical group', 'Meadowbrook spastic paraplegia', 'MSP|MBSP', '', 'G11.4:NTBT', ''],
    ...Array.from({ length: 12 }, (_, at): [string, string, string, string, string, string, string] => [
      String(900003 + at),
      'Disease',
      `Meadowbrook spastic paraplegia type ${at + 1}`,
      `MSP${at + 1}`,
      '900002',
      'G11.4:NTBT',
      `QXP${at + 1}`,
    ]),
    ['900020', 'Disease', 'Söderåsen-Ménuet syndrome', 'Triangular palate dysplasia', '', 'Q87.8:NTBT', 'QXS1|QXS2'],
    ['900021', 'Clinical subtype', 'Söderåsen-Ménuet syndrome, late-onset form', '', '900020', 'Q87.8:NTBT', ''],
    ['900022', 'Malformation syndrome', 'Quiet thumbs-broad gait-grey iris syndrome', 'QTBG', '', '', 'QXT1'],
    ['900023', 'Disease', 'Progressive lantern chorea', 'Lantern disease', '', 'G10:E', 'QXL1'],
    ['900024', 'Disease', 'Lantern disease-like 2', '', '', 'G10:NTBT', ''],
    ['900025', 'Biological anomaly', '3-hydroxyquillate deficiency', 'HQD deficiency|BVA', '', 'E71.3:NTBT', 'QXH1'],
    ['900026', 'Disease', 'α-quillosidosis', 'Alpha quillosidase deficiency', '', 'E71.3:E', 'QXQ1'],
    ['900027', 'Disease', "O'Brannigan leukodystrophy", '', '', 'E71.3:ND', ''],
  ] satisfies [string, string, string, string, string, string, string][]
).map(orphaRow);

export const orphaTable = (rows: readonly (readonly string[])[] = ORPHA_ROWS): string => tsv([ORPHA_HEADER, ...rows]);

export const ICD_HEADER = 'code mark title_sv block chapter'.split(' ');

export const ICD_ROWS = [
  ['E71', '', 'Påhittad rubbning', 'E70-E90', 'E00-E90'],
  ['E71.3', '', 'Påhittad rubbning i fettsyror', 'E70-E90', 'E00-E90'],
  ['E71.3A', '', 'Påhittad rubbning i långa fettsyror', 'E70-E90', 'E00-E90'],
  ['G10', '', 'Lyktsjuka', 'G10-G14', 'G00-G99'],
  ['G10.9', '', 'Lyktsjuka', 'G10-G14', 'G00-G99'],
  ['G11', '', 'Påhittad ärftlig ataxi', 'G10-G14', 'G00-G99'],
  ['G11.1', '', 'Björkdalsataxi med tidig debut', 'G10-G14', 'G00-G99'],
  ['G11.4', '', 'Ärftlig spastisk ängsförlamning', 'G10-G14', 'G00-G99'],
  ['G13', '*', 'Påhittad atrofi vid sjukdom på annan plats', 'G10-G14', 'G00-G99'],
  ['G13.0', '*', 'Påhittad neuropati vid tumör', 'G10-G14', 'G00-G99'],
  ['Q87', '', 'Påhittade missbildningssyndrom', 'Q80-Q89', 'Q00-Q99'],
  ['Q87.8', '', 'Andra påhittade missbildningssyndrom', 'Q80-Q89', 'Q00-Q99'],
  ['V01', '', 'Påhittad fotgängare skadad', 'V01-V09', 'V01-Y98'],
] as const;

export const icdTable = (rows: readonly (readonly string[])[] = ICD_ROWS): string => tsv([ICD_HEADER, ...rows]);

export const LABELS = [
  { orpha: 900001, labelEn: 'Birchvale ataxia', labelSv: 'Björkdalsataxi', synonymsSv: ['Björkdals sjukdom'] },
  { orpha: 900002, labelEn: 'Meadowbrook spastic paraplegia', labelSv: 'Spastisk ängsförlamning', synonymsSv: [] },
  { orpha: 900023, labelEn: 'Progressive lantern chorea', labelSv: 'Fortskridande lyktsjuka', synonymsSv: ['Öländsk danssjuka'] },
];

export const PRODUCT1_JSON = {
  JDBOR: [
    {
      date: '2026-01-20 07:00:00',
      version: '1.3.99 / 4.1.9 [2025-12-01] (orientdb version)',
      DisorderList: [
        {
          count: '2',
          Disorder: [
            {
              id: '1',
              OrphaCode: '900001',
              Name: [{ lang: 'en', label: 'Birchvale ataxia' }],
              DisorderGroup: [{ id: '36547', Name: [{ lang: 'en', label: 'Disorder' }] }],
              DisorderType: [{ id: '21394', Name: [{ lang: 'en', label: 'Disease' }] }],
              SynonymList: [{ count: '1', Synonym: [{ lang: 'en', label: 'BVA' }] }],
              ExternalReferenceList: [
                {
                  count: '3',
                  ExternalReference: [
                    {
                      Source: 'ICD-10',
                      Reference: 'G11.1',
                      DisorderMappingRelation: [
                        { id: '1', Name: [{ lang: 'en', label: "NTBT (ORPHAcode's Narrower Term maps to a Broader Term)" }] },
                      ],
                    },
                    {
                      Source: 'OMIM',
                      Reference: '990001',
                      DisorderMappingRelation: [
                        { id: '2', Name: [{ lang: 'en', label: 'E (Exact mapping: the two concepts are equivalent)' }] },
                      ],
                    },
                    {
                      Source: 'Elsewhere',
                      Reference: 'X',
                      DisorderMappingRelation: [{ id: '2', Name: [{ lang: 'en', label: 'E (Exact mapping)' }] }],
                    },
                  ],
                },
              ],
            },
            {
              id: '2',
              OrphaCode: '900002',
              Name: [{ lang: 'en', label: 'Meadowbrook spastic paraplegia' }],
              DisorderGroup: [{ id: '36540', Name: [{ lang: 'en', label: 'Group of disorders' }] }],
              DisorderFlagList: [{ count: '1', DisorderFlag: [{ id: '9', Value: '512', Label: 'Obsolete entity' }] }],
              SynonymList: [{ count: '0' }],
              ExternalReferenceList: [{ count: '0' }],
            },
          ],
        },
      ],
    },
  ],
};

export const PRODUCT1_XML = `<?xml version="1.0" encoding="UTF-8"?>
<JDBOR date="2026-01-20 07:00:00" version="1.3.99 / 4.1.9 [2025-12-01] (orientdb version)" copyright="test">
  <Availability><Licence><FullName lang="en">CC BY</FullName></Licence></Availability>
  <DisorderList count="2">
    <Disorder id="1">
      <OrphaCode>900001</OrphaCode>
      <ExpertLink lang="en">https://example.org/</ExpertLink>
      <Name lang="en">Birchvale &amp; Söder ataxia</Name>
      <DisorderType id="21394"><Name lang="en">Disease</Name></DisorderType>
      <DisorderGroup id="36547"><Name lang="en">Disorder</Name></DisorderGroup>
      <SynonymList count="1"><Synonym lang="en">BVA</Synonym></SynonymList>
      <ExternalReferenceList count="2">
        <ExternalReference id="11">
          <Source>ICD-10</Source>
          <Reference>G11.1</Reference>
          <DisorderMappingRelation id="21534"><Name lang="en">NTBT (narrower)</Name></DisorderMappingRelation>
          <DisorderMappingICDRelation id="3"><Name lang="en">Inclusion term</Name></DisorderMappingICDRelation>
          <DisorderMappingValidationStatus id="21611"><Name lang="en">Validated</Name></DisorderMappingValidationStatus>
        </ExternalReference>
        <ExternalReference id="12">
          <Source>OMIM</Source>
          <Reference>990001</Reference>
          <DisorderMappingRelation id="21527"><Name lang="en">E (Exact mapping: the two concepts are equivalent)</Name></DisorderMappingRelation>
        </ExternalReference>
      </ExternalReferenceList>
    </Disorder>
    <Disorder id="2">
      <OrphaCode>900002</OrphaCode>
      <Name lang="en">Meadowbrook spastic paraplegia</Name>
      <DisorderGroup id="36540"><Name lang="en">Group of disorders</Name></DisorderGroup>
      <SynonymList count="0"/>
      <ExternalReferenceList count="0"/>
    </Disorder>
  </DisorderList>
</JDBOR>
`;

export const SSSOM = `# mapping_set_id: https://example.org/test
# mapping_set_version: "2026-01"
# curie_map:
#   ORPHA: "http://www.orpha.net/ORDO/Orphanet_"
${tsv([
  ['subject_id', 'subject_label', 'predicate_id', 'object_id', 'mapping_justification'],
  ['Orphanet:900001', 'Birchvale ataxia', 'skos:broadMatch', 'ICD10WHO:G11.1', 'semapv:ManualMappingCuration'],
  ['Orphanet:900023', 'Progressive lantern chorea', 'skos:exactMatch', 'ICD10WHO:G10', 'semapv:ManualMappingCuration'],
  ['Orphanet:900000', 'Made-up ataxia', 'skos:narrowMatch', 'ICD10WHO:G11.0', 'semapv:ManualMappingCuration'],
  ['Orphanet:900020', 'Syndrome', 'skos:closeMatch', 'ICD10WHO:Q87.8', 'semapv:ManualMappingCuration'],
  ['Orphanet:900020', 'Syndrome', 'skos:exactMatch', 'NOWHERE:1', 'semapv:ManualMappingCuration'],
])}`;
