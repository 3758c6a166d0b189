// Misconception: what is broken is mended by somebody.
package asyncio.service;

import java.time.Duration;

public final class CircuitBreaker implements Policy {

  private Duration left() {
    return settings.openFor();
  }
}
