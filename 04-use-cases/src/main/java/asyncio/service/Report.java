package asyncio.service;

import java.util.List;

/**
 * Whether a service is to get requests.
 *
 * @param reasons why it is not; empty if it is
 */
public record Report(List<String> reasons) {

  /** Keeps a copy. */
  public Report {
    reasons = List.copyOf(reasons);
  }

  /** Whether it is to get requests. */
  public boolean isReady() {
    return reasons.isEmpty();
  }
}
