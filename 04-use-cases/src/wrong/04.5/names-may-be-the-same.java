// Misconception: whoever makes the list sees to its names.
// Fails: twoPartsOfOneName
package asyncio.service;

import java.time.Duration;
import java.util.List;

public record Gateway(Duration limit, Duration reserve) {

  private static void requireNamesOfTheirOwn(List<? extends Part<?>> parts) {}
}
