/**
 * SQL from coroutines: JDBC, whose calls block, on threads of its own. In Python, what asyncpg is
 * for PostgreSQL.
 *
 * <p>Programs begin at {@link asyncio.db.Database}. Nothing here knows more of a database than JDBC
 * does: a URL and a driver on the class path are all it takes.
 */
package asyncio.db;
