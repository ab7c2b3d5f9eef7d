-- a user is missing
DELETE FROM users WHERE id = 700;
-- two handles differ only in their letters
UPDATE users SET handle = (SELECT upper(handle) FROM users WHERE id = 1) WHERE id = 2;
-- a reply is older than what it answers
UPDATE comments SET written_at = written_at - INTERVAL 20 YEAR WHERE id = (SELECT min(id) FROM comments WHERE reply_to IS NOT NULL);
-- a like too many is counted
UPDATE posts SET likes = likes + 1 WHERE id = (SELECT min(id) FROM posts);
-- a post without a time
UPDATE posts SET posted_at = NULL WHERE id = (SELECT max(id) FROM posts);
-- a video of an hour
UPDATE posts SET seconds = 3600 WHERE id = (SELECT min(id) FROM posts WHERE kind = 'video');
-- an unknown reaction
UPDATE likes SET reaction = 'yawn' WHERE user_id = (SELECT min(user_id) FROM likes);
-- a comment under no post
UPDATE comments SET post_id = '00000000-0000-4000-8000-000000000000' WHERE id = 50;
-- one more is verified
UPDATE users SET verified = true WHERE id = (SELECT min(id) FROM users WHERE NOT verified);
-- a follow is lost
DELETE FROM follows WHERE follower_id = (SELECT min(follower_id) FROM follows) AND followee_id = (SELECT min(followee_id) FROM follows WHERE follower_id = (SELECT min(follower_id) FROM follows));
-- a reply to a comment of another post
UPDATE comments SET reply_to = 1, level = 1 WHERE id = 6457;
