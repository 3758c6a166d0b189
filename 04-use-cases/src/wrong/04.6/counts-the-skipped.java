// Misconception: so many times is so many due times.
// Fails: soManyRuns
package asyncio.periodic;

import java.util.OptionalLong;

public final class PeriodicTask implements AutoCloseable {

  private boolean wantsMore() {
    var facts = tally.facts(0, 0, OptionalLong.empty());
    return schedule.wantsMore(facts.runs() + facts.skipped() + turns.waiting());
  }
}
