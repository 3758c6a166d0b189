package asyncio.sync;

import java.util.Objects;

/**
 * One stage of a {@link Pipeline}.
 *
 * @param name for people; its workers' tasks are named after it: {@code wash 1}, {@code wash 2}
 * @param workers how many items it works on at once; at least one
 * @param body what it does with an item; it may await, and may not return null
 */
record Stage<I, O>(String name, int workers, StageBody<? super I, ? extends O> body) {

  Stage {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "body");
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be > 0: " + workers);
    }
  }
}
