package asyncio.process;

import java.io.Serializable;

/**
 * A function that worker processes apply, each to a chunk of the arguments. As with a {@link Job},
 * a record, an enum, or a class with a name, and no lambda.
 */
public interface JobFunction<A, R> extends Serializable {

  /** Applies it to one argument, in a worker. */
  R apply(A argument) throws Exception;
}
