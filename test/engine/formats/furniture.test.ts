import assert from 'node:assert/strict';
import { isFurniture } from '../../../server/src/engine/text/furniture';

describe('page furniture', () => {
  const FURNITURE = [
    'See also',
    'See also:',
    'December 8, 2025',
    'Monday, 8 December 2025, 10:30 a.m.',
    '2025-12-08',
    'November 26, 2025\nDecember 7, 2025\nNovember 29, 2025',
    'LONDON, Dec. 8 (Reuters) –',
    'By Jane Doe',
    'By Jane Doe and John van der Roe, Political Correspondent',
    'Jane Doe, John Roe and Ann Poe',
    '© Photo: Public domain',
    'Copyright 2025 The Harbour Times. All rights reserved.',
    'Photo: A. Smith / Agency',
    'Image courtesy of the museum',
    'Join us on TelegramTwitter, and VK.',
    'Follow us on Mastodon',
    'Share this article',
    'Contact us: info@a.example',
    'info@a.example',
    'https://www.a.example/b?c=d',
    'Source: Office for National Statistics',
    'Read more: The harbour that closed',
    '**Read more**',
    'By <a href="/authors/doe">Jane Doe</a>',
    '<b>Read more</b>',
    '[See also](other.md)',
    'Sign up for our newsletter',
    'Advertisement',
    'Updated on 3 May 2024 at 10:15',
    'Published: 2 hours ago',
    'Reporting by Jane Doe; Editing by John Roe',
    'The views of individual contributors do not necessarily represent those of the Foundation.',
    'This article was originally published in The Harbour Times.',
    'Terms of Use',
  ];
  for (const text of FURNITURE)
    it(`takes “${text.replaceAll('\n', ' / ')}” for furniture`, () => assert.equal(isFurniture(text, 'paragraph'), true));

  const PROSE = [
    'Related companies paid nothing, the audit found.',
    'By Tuesday the harbour was closed.',
    'By Tuesday',
    'Children read more books than they did.',
    'The views of the minister changed.',
    'Source code was not published.',
    'Subscribers left in May 2021.',
    'On December 8, 2025 the council met.',
    'Updated rules apply from May.',
    'She published a book.',
    'Photographs show smoke over the port.',
    'Share prices fell.',
    'Contact between the two sides ended.',
    'Bait and switch stage two – Shooting the breeze in Moscow',
    'Witkoff and Kushner?',
    'Follow the money, she said.',
    '',
  ];
  for (const text of PROSE) it(`takes “${text}” for prose`, () => assert.equal(isFurniture(text, 'paragraph'), false));

  it('does not take a heading of names for a list of names', () => {
    assert.equal(isFurniture('Steve Jones and Mary Ann', 'heading'), false);
    assert.equal(isFurniture('See also', 'heading'), true);
  });

  it('looks only at blocks that hold words, and only at short ones', () => {
    assert.equal(isFurniture('See also', 'code'), false);
    assert.equal(isFurniture(`See also ${'the other report '.repeat(30)}`, 'paragraph'), false);
  });
});
