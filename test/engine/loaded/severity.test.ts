import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Profile, type RuleId } from '../../../server/src/engine';

/** The severity of the first finding of a rule. */
function severity(rule: RuleId, text: string, profile: Profile = 'news'): string | undefined {
  return createDraft(text, 'markdown', { ...DEFAULT_SETTINGS, profile })
    .findings()
    .find((finding) => finding.rule === rule)?.severity;
}

describe('the severity of loaded wording in context', () => {
  it('a label weighs more on a named person', () => {
    const label = (text: string) => severity('loaded/contentious-label', text);
    assert.equal(label('Two extremists addressed the rally.'), 'information');
    assert.equal(label('Jon Boro is an extremist with nine followers.'), 'warning');
    assert.equal(label('Jon Boro, a well-known extremist, spoke first.'), 'warning');
    assert.equal(label('The hall was let to extremist Jon Boro.'), 'warning');
    assert.equal(label('The regime in Norland cut fuel prices.'), 'information');
    assert.equal(label('Norland is an extremist haven.'), 'information');
  });

  it('labels, ridicule, shock and images weigh more in a heading', () => {
    assert.equal(severity('loaded/contentious-label', '# Extremists address the rally\n'), 'warning');
    assert.equal(severity('loaded/sensationalism', '# A bombshell memo names two donors\n'), 'warning');
    assert.equal(severity('loaded/figurative-frame', '# The bank dangled a carrot before the union\n'), 'information');
  });

  it('a booster weighs more where it backs a claim about a mind or a cause', () => {
    assert.equal(severity('loaded/certainty-booster', 'The hall was clearly too small.'), 'information');
    assert.equal(severity('loaded/certainty-booster', 'Clearly the curfew led to a fall in burglaries.'), 'warning');
  });

  it('a verdict weighs more where its sentence is in doubt itself', () => {
    assert.equal(severity('loaded/authorial-verdict', 'In sum, the talks took nine days.'), 'hint');
    assert.equal(severity('loaded/authorial-verdict', 'In sum, the talks were a shameful trick.'), 'information');
  });

  it('a label that is denied in the same breath is a hint', () => {
    const label = (text: string) => severity('loaded/contentious-label', text);
    assert.equal(label('Jon Boro denied being an extremist.'), 'hint');
    assert.equal(label('The club rejected the idea that its fans are extremists.'), 'hint');
    assert.equal(label('There is no evidence that Jon Boro is an extremist.'), 'hint');
    assert.equal(label('Jon Boro is not an extremist.'), 'hint');
    assert.equal(label('The marchers were never violent extremists.'), 'hint');
    assert.equal(label('The council did not let the hall to extremists.'), 'information');
    assert.equal(label('Two extremists denied the charge.'), 'information');
    assert.equal(severity('loaded/name-calling', 'The judge is no stooge of the mill.'), 'hint');
  });

  it('verbs in which an encyclopedia tells history are hints', () => {
    assert.equal(severity('loaded/reporting-verb', 'The abbot insisted that the mill was his.'), 'information');
    assert.equal(severity('loaded/reporting-verb', 'The abbot insisted that the mill was his.', 'encyclopedia'), 'hint');
    assert.equal(severity('loaded/reporting-verb', 'The firm claims that the mill is safe.', 'encyclopedia'), 'information');
    assert.equal(
      severity('loaded/reporting-verb', 'The firm has repeatedly claimed that the mill is safe.', 'encyclopedia'),
      'information',
    );
  });
});
