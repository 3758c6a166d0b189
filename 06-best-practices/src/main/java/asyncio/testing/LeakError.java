package asyncio.testing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A test has left something behind. What was thrown meanwhile is suppressed in here. */
public final class LeakError extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final transient List<Leak> leaks;

  /** Makes one that names all of them, in their order. */
  public LeakError(List<Leak> leaks) {
    super(
        leaks.stream()
            .map(leak -> "\n  " + leak)
            .collect(Collectors.joining("", "left behind:", "")));
    this.leaks = List.copyOf(leaks);
    leaks.stream().map(Leak::failure).filter(Objects::nonNull).forEach(this::addSuppressed);
  }

  /** What was left behind. */
  public List<Leak> leaks() {
    return leaks;
  }
}
