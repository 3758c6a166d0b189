package asyncio.pattern;

import java.time.Duration;

/**
 * When somebody should be woken: the budget burns too fast, and still does.
 *
 * @param over for so long it has burnt too fast: the longer, the surer
 * @param now and during this short time up to now as well, so that the alert ends soon after the
 *     trouble does
 * @param rate how fast is too fast, in {@linkplain ErrorBudget#burnRate burn rates}
 */
public record BurnAlert(Duration over, Duration now, double rate) {

  /** Whether it is time. */
  public boolean fires(ErrorBudget budget) {
    return budget.burnRate(over) >= rate && budget.burnRate(now) >= rate;
  }
}
