// Misconception: two that are equal are one.
// Fails: equal
package asyncio.debug;

import java.util.LinkedHashMap;

public final class OpenResources {

  private final Map<Object, Opened> known = new LinkedHashMap<>();
}
