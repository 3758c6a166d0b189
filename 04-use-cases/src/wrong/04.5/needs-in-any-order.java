// Misconception: a copy of a map is like the map.
// Fails: needsKeepTheirOrder
// By luck: aNeedIsNotUsable
package asyncio.service;

import java.util.Map;
import java.util.function.BooleanSupplier;

public final class Readiness {

  public Readiness(Map<String, BooleanSupplier> needs) {
    this.needs = Map.copyOf(needs);
  }
}
