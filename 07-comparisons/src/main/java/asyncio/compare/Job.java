package asyncio.compare;

import java.io.Serializable;

/**
 * Something to be done, in whichever way a {@link Model} has.
 *
 * <p>It is serialisable, as some jobs are sent to another process. That takes a record, an enum, or
 * a class with a name of its own. For all models that stay in this process, a lambda will do.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Job<R> extends Serializable {

  /**
   * Does it.
   *
   * @param site where it is done, which knows how one waits there
   */
  R perform(Site site) throws Exception;
}
