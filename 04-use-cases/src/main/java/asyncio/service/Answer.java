package asyncio.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What a {@link Gateway} answers.
 *
 * @param values what each part has given, or its fallback, by the part's name, in the order in
 *     which they were asked for
 * @param degraded the parts whose fallback stands there, in the same order
 */
public record Answer(Map<String, Object> values, List<Degraded> degraded) {

  /** Keeps copies of both. */
  public Answer {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    degraded = List.copyOf(degraded);
  }

  /**
   * A part of the answer.
   *
   * @throws NoSuchElementException if the gateway was not asked for it
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Part<T> part) {
    if (!values.containsKey(part.name())) {
      throw new NoSuchElementException("no part of this answer: " + part.name());
    }
    return (T) values.get(part.name());
  }

  /** Whether every part is there. */
  public boolean isWhole() {
    return degraded.isEmpty();
  }
}
