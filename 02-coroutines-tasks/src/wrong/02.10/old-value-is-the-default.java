// Misconception: before the first set the value is the default.
// Fails: aTokenBringsBackWhatWasBefore, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

import java.util.Objects;
import java.util.Optional;

public final class ContextVar<T> {

  public Token<T> set(T value) {
    Objects.requireNonNull(value, "value");
    Context current = currentOrNew();
    var token = new Token<>(this, current, Optional.ofNullable(orElse(defaultValue)));
    current.set(this, value);
    return token;
  }
}
