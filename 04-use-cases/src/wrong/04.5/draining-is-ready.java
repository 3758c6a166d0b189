// Misconception: as long as it serves, it is ready.
// Fails: draining, cancelledDuringTheNotice
package asyncio.service;

import java.util.ArrayList;
import java.util.List;

public final class Readiness {

  public Report report() {
    List<String> reasons = new ArrayList<>();
    if (refusing) {
      reasons.add("draining");
    }
    needs.forEach(
        (name, isUsable) -> {
          if (!isUsable.getAsBoolean()) {
            reasons.add(name);
          }
        });
    return new Report(reasons);
  }
}
