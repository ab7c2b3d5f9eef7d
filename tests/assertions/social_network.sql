CREATE TABLE users (id BIGINT, handle VARCHAR, display_name VARCHAR, joined_at TIMESTAMP, verified BOOLEAN,
    interests VARCHAR[], profile JSON, following BIGINT, posts BIGINT, likes_received BIGINT);
CREATE TABLE follows (follower_id BIGINT, followee_id BIGINT, since TIMESTAMP, muted BOOLEAN);
CREATE TABLE posts (id UUID, author_id BIGINT, posted_at TIMESTAMP, kind VARCHAR, body VARCHAR, tags VARCHAR[], seconds BIGINT,
    place DOUBLE[], comments BIGINT, likes BIGINT);
CREATE TABLE comments (id BIGINT, post_id UUID, reply_to BIGINT, level BIGINT, author_id BIGINT, written_at TIMESTAMP,
    words BIGINT, hidden_by_author BOOLEAN);
CREATE TABLE likes (post_id UUID, user_id BIGINT, reaction VARCHAR, given_at TIMESTAMP);
CREATE TABLE groups (id BIGINT, name VARCHAR, private BOOLEAN, owner_id BIGINT, members BIGINT);
CREATE TABLE memberships (group_id BIGINT, user_id BIGINT, joined_on DATE, role VARCHAR);

-- rows users: as many as asked for
SELECT count(*) FROM users HAVING count(*) <> 1500;
-- rows follows: four a user
SELECT count(*) FROM follows HAVING count(*) <> 6121;
-- rows posts: three a user
SELECT count(*) FROM posts HAVING count(*) <> 4302;
-- rows comments: one and a half a post
SELECT count(*) FROM comments HAVING count(*) <> 6457;
-- rows likes: three a post
SELECT count(*) FROM likes HAVING count(*) <> 12908;
-- rows groups: as many as asked for
SELECT count(*) FROM groups HAVING count(*) <> 60;
-- rows memberships: five to forty a group, all alike
SELECT count(*) FROM memberships HAVING count(*) <> 1347;

-- key users(id): 1, 2, 3 …
SELECT count(*) FROM users HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key follows(follower_id, followee_id): nobody follows twice
SELECT follower_id, followee_id FROM follows GROUP BY ALL HAVING count(*) > 1;
-- key posts(id): uuids of version 7 with the time, none twice
SELECT id FROM posts WHERE id IS NULL OR (id::VARCHAR)[15] <> '7'
    OR ('0x' || replace((id::VARCHAR)[:13], '-', ''))::BIGINT <> epoch_ms(posted_at)
UNION ALL SELECT id FROM posts GROUP BY id HAVING count(*) > 1;
-- key comments(id): 1, 2, 3 …
SELECT count(*) FROM comments HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key likes(post_id, user_id): nobody likes twice
SELECT post_id, user_id FROM likes GROUP BY ALL HAVING count(*) > 1;
-- key groups(id): 1, 2, 3 …
SELECT count(*) FROM groups HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key memberships(group_id, user_id): nobody is a member twice
SELECT group_id, user_id FROM memberships GROUP BY ALL HAVING count(*) > 1;
-- unique users(handle): none twice, not even with other letters
SELECT lower(handle) FROM users GROUP BY ALL HAVING count(*) > 1;
-- unique groups(name): none twice
SELECT name FROM groups GROUP BY name HAVING count(*) > 1;
-- unique groups(owner_id): nobody owns two
SELECT owner_id FROM groups GROUP BY owner_id HAVING count(*) > 1;

-- reference follows.follower_id: a user, at most 120 each; few follow many
SELECT follower_id FROM follows ANTI JOIN users ON users.id = follows.follower_id
UNION ALL SELECT follower_id FROM follows GROUP BY follower_id HAVING count(*) > 120
UNION ALL SELECT 1 FROM (SELECT count(*) AS n FROM follows GROUP BY follower_id) HAVING max(n) < 30;
-- reference follows.followee_id: a user
SELECT * FROM follows ANTI JOIN users ON users.id = follows.followee_id;
-- reference posts.author_id: a user, at most 150 posts each
SELECT author_id FROM posts ANTI JOIN users ON users.id = posts.author_id
UNION ALL SELECT author_id FROM posts GROUP BY author_id HAVING count(*) > 150;
-- reference comments.post_id: under a post, at most forty
SELECT id FROM comments ANTI JOIN posts ON posts.id = comments.post_id
UNION ALL SELECT 1 FROM (SELECT count(*) AS n FROM comments GROUP BY post_id) HAVING max(n) > 40;
-- reference comments.reply_to: an earlier comment of the same post; at most two start a thread
SELECT c.id FROM comments c LEFT JOIN comments r ON r.id = c.reply_to
WHERE c.reply_to IS NOT NULL AND (r.id IS NULL OR r.id >= c.id OR r.post_id <> c.post_id OR r.written_at > c.written_at)
UNION ALL SELECT min(id) FROM comments GROUP BY post_id HAVING count(*) - count(reply_to) <> least(count(*), 2);
-- reference comments.author_id: a user, some much more often
SELECT id FROM comments ANTI JOIN users ON users.id = comments.author_id
UNION ALL SELECT 1 FROM (SELECT count(*) AS n FROM comments GROUP BY author_id) HAVING max(n) < 20 * median(n);
-- reference likes.post_id: of a post, at most eighty
SELECT user_id FROM likes ANTI JOIN posts ON posts.id = likes.post_id
UNION ALL SELECT 1 FROM (SELECT count(*) AS n FROM likes GROUP BY post_id) HAVING max(n) > 80;
-- reference likes.user_id: by a user
SELECT * FROM likes ANTI JOIN users ON users.id = likes.user_id;
-- reference groups.owner_id: a user
SELECT * FROM groups ANTI JOIN users ON users.id = groups.owner_id;
-- reference memberships.group_id: of a group, five to forty in each
SELECT g.id FROM groups g FULL JOIN memberships m ON m.group_id = g.id
GROUP BY g.id HAVING g.id IS NULL OR count(m.user_id) NOT BETWEEN 5 AND 40;
-- reference memberships.user_id: a user
SELECT * FROM memberships ANTI JOIN users ON users.id = memberships.user_id;

-- rule follows: follower_id != followee_id
SELECT * FROM follows WHERE follower_id = followee_id;
-- rule posts: if kind != 'video' then seconds is null
SELECT * FROM posts WHERE kind <> 'video' AND seconds IS NOT NULL;
-- rule memberships: joined_on <= as_of
SELECT * FROM memberships WHERE joined_on > '2026-03-31';

-- share users.verified: exactly 4%
SELECT 1 FROM users HAVING count(*) FILTER (verified) <> 60;
-- share users.interests: music leads
SELECT 1 FROM (SELECT unnest(interests) AS interest FROM users)
HAVING shares_off(histogram(interest), MAP {'music': 0.30, 'sport': 0.25, 'food': 0.20, 'travel': 0.15, 'code': 0.10});
-- share follows.muted: 5%
SELECT 1 FROM follows HAVING share_off(count(*) FILTER (muted), count(*), 0.05);
-- share posts.kind: mostly text
SELECT 1 FROM posts HAVING shares_off(histogram(kind), MAP {'text': 0.6, 'photo': 0.3, 'video': 0.1});
-- share posts.body: by template
SELECT 1 FROM posts HAVING share_off(count(*) FILTER (body LIKE 'Thinking about %'), count(*), 0.5)
    OR share_off(count(*) FILTER (body LIKE '%! Who else?'), count(*), 0.3)
    OR share_off(count(*) FILTER (body LIKE 'My %'), count(*), 0.2);
-- share posts.place: seven of ten have none
SELECT 1 FROM posts HAVING share_off(count(*) - count(place), count(*), 0.7);
-- share comments.hidden_by_author: 2%
SELECT 1 FROM comments HAVING share_off(count(*) FILTER (hidden_by_author), count(*), 0.02);
-- share likes.reaction: mostly likes
SELECT 1 FROM likes HAVING shares_off(histogram(reaction), MAP {'like': 0.75, 'love': 0.15, 'laugh': 0.08, 'sad': 0.02});
-- share groups.private: 30%
SELECT 1 FROM groups HAVING share_off(count(*) FILTER (private), count(*), 0.3);
-- share memberships.role: mostly members
SELECT 1 FROM memberships HAVING shares_off(histogram(role), MAP {'member': 0.92, 'moderator': 0.08});

-- form users.handle: small letters, digits, few signs
SELECT handle FROM users WHERE handle IS NULL OR NOT regexp_full_match(handle, '[a-z0-9._-]+');
-- value users.display_name: first and last
SELECT display_name FROM users WHERE coalesce(display_name, '') NOT LIKE '% %';
-- range users.joined_at: in five years, growing, few at night
SELECT 1 FROM users HAVING min(joined_at) < '2021-01-01' OR max(joined_at) >= '2026-01-01' OR count(joined_at) < count(*)
    OR count(*) FILTER (year(joined_at) = 2025) < 3 * count(*) FILTER (year(joined_at) = 2021)
    OR count(*) FILTER (hour(joined_at) < 6) > 0.15 * count(*);
-- range users.interests: one to four
SELECT * FROM users WHERE interests IS NULL OR len(interests) NOT BETWEEN 1 AND 4;
-- form users.profile: theme, language, notifications
SELECT profile FROM users WHERE profile IS NULL OR json_keys(profile) <> ['theme', 'language', 'notifications']
    OR (profile->>'theme') NOT IN ('dark', 'light') OR (profile->>'language') NOT IN ('en', 'de', 'es')
    OR json_type(profile->'notifications') <> 'BOOLEAN';
-- sum users.following: counted
SELECT u.id FROM users u LEFT JOIN follows f ON f.follower_id = u.id GROUP BY u.id, u.following
HAVING u.following IS DISTINCT FROM count(f.followee_id);
-- sum users.posts, users.likes_received: over the user's posts
SELECT u.id FROM users u LEFT JOIN posts p ON p.author_id = u.id GROUP BY u.id, u.posts, u.likes_received
HAVING u.posts IS DISTINCT FROM count(p.id) OR u.likes_received IS DISTINCT FROM coalesce(sum(p.likes), 0);
-- order follows.since: when both had joined
SELECT f.* FROM follows f JOIN users a ON a.id = f.follower_id JOIN users b ON b.id = f.followee_id
WHERE since IS NULL OR since < a.joined_at OR since < b.joined_at OR since >= '2026-04-01';
-- order posts.posted_at: in order for each author, since the author joined
SELECT p.id FROM (SELECT *, lag(posted_at) OVER (PARTITION BY author_id ORDER BY rowid) AS earlier FROM posts) p
JOIN users u ON u.id = p.author_id
WHERE posted_at IS NULL OR posted_at < earlier OR posted_at < joined_at OR posted_at >= '2026-04-01';
-- form posts.body: a topic, sometimes loud, sometimes with a view
SELECT body FROM posts WHERE body IS NULL OR NOT regexp_full_match(body,
    'Thinking about (breakfast|the match|this song|the weekend) today\.|(BREAKFAST|THE MATCH|THIS SONG|THE WEEKEND)! Who else\?|My (honest|unpopular) view on (breakfast|the match|this song|the weekend)\.');
-- form posts.tags: at most three, a hash and small letters
SELECT tags FROM posts WHERE tags IS NULL OR len(tags) > 3
    OR len(list_filter(tags, lambda tag: NOT regexp_full_match(tag, '#[a-z]{3,8}'))) > 0;
-- range posts.seconds: of every video, up to ten minutes
SELECT id FROM posts WHERE (kind = 'video') <> (seconds IS NOT NULL) OR seconds NOT BETWEEN 1 AND 600
UNION ALL SELECT NULL FROM posts HAVING avg(seconds) NOT BETWEEN 40 AND 53;
-- range posts.place: latitude and longitude of a place in one of the countries
SELECT place FROM posts WHERE len(place) <> 2 OR NOT (place[1] BETWEEN 47 AND 55.5 AND place[2] BETWEEN 5.5 AND 15.5
    OR place[1] BETWEEN 27 AND 44 AND place[2] BETWEEN -18.5 AND 4.5 OR place[1] BETWEEN 18 AND 72 AND place[2] BETWEEN -180 AND -65);
-- sum posts.comments: counted
SELECT p.id FROM posts p LEFT JOIN comments c ON c.post_id = p.id GROUP BY p.id, p.comments
HAVING p.comments IS DISTINCT FROM count(c.id);
-- sum posts.likes: counted
SELECT p.id FROM posts p LEFT JOIN likes l ON l.post_id = p.id GROUP BY p.id, p.likes
HAVING p.likes IS DISTINCT FROM count(l.user_id);
-- value comments.level: one below what it answers
SELECT c.id FROM comments c LEFT JOIN comments r ON r.id = c.reply_to
WHERE c.level IS DISTINCT FROM CASE WHEN r.id IS NULL THEN 0 ELSE r.level + 1 END;
-- order comments.written_at: in order under each post, after it
SELECT c.id FROM (SELECT *, lag(written_at) OVER (PARTITION BY post_id ORDER BY id) AS earlier FROM comments) c
JOIN posts p ON p.id = c.post_id
WHERE written_at IS NULL OR written_at < earlier OR written_at < date_trunc('second', posted_at) OR written_at >= '2026-04-01';
-- range comments.words: geometric with the mean 12
SELECT 1 FROM comments HAVING min(words) <> 0 OR max(words) > 200 OR count(words) < count(*) OR mean_off(avg(words), 12.5, count(*), 12);
-- order likes.given_at: when the post was there and the user had joined
SELECT l.* FROM likes l JOIN posts p ON p.id = l.post_id JOIN users u ON u.id = l.user_id
WHERE given_at IS NULL OR given_at < date_trunc('second', posted_at) OR given_at < joined_at OR given_at >= '2026-04-01';
-- form groups.name: a town, what they do, two letters
SELECT name FROM groups WHERE name IS NULL OR NOT regexp_full_match(name, '(Berlin|Madrid|Boston) (Runners|Cooks|Readers|Gamers) [A-Z]{2}');
-- sum groups.members: counted
SELECT g.id FROM groups g LEFT JOIN memberships m ON m.group_id = g.id GROUP BY g.id, g.members
HAVING g.members IS DISTINCT FROM count(m.user_id);
-- order memberships.joined_on: since the user joined the network
SELECT m.* FROM memberships m JOIN users u ON u.id = m.user_id WHERE joined_on IS NULL OR joined_on < joined_at::DATE;
